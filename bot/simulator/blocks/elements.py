"""Every interactive element, as data (docs.slack.dev: block-kit/block-elements; @slack/types 3.2)."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import available_timezones

from bot.simulator.blocks.element_parts import (
    ACTIONABLE,
    CLICKABLE,
    PICKABLE,
    SELECTABLE,
    STYLED,
    USER,
    initial,
)
from bot.simulator.blocks.fields import FIELDS
from bot.simulator.blocks.menus import MENUS
from bot.simulator.blocks.objects import (
    CHOICE_OPTION,
    IMAGE_SOURCE,
    OPTION_RULES,
    OVERFLOW_OPTION,
    URL,
    plain,
)
from bot.simulator.blocks.shapes import Json, ListOf, Number, Obj, Shape, Str, exactly_one_of, kind_of, problem, typed

TIME = Str(pattern=r"([01]\d|2[0-3]):[0-5]\d")


def _real_date(element: Json, at: str) -> Iterator[str]:
    try:
        date.fromisoformat(element.get("initial_date", "2020-01-01"))
    except ValueError:
        yield problem("must be a valid date", f"{at}/initial_date")


def _known_zone(element: Json, at: str) -> Iterator[str]:
    if "timezone" in element and element["timezone"] not in available_timezones():
        yield problem("must be a valid timezone", f"{at}/timezone")


CHOICES: dict[str, Shape] = {"options": ListOf(CHOICE_OPTION, 10, min=1)}
FEEDBACK = Obj({"text": plain(75), "value": Str(2000, min=1)}, {"accessibility_label": Str(75)})

_ALL = [
    *MENUS,
    *FIELDS,
    typed("button", {"text": plain(75)}, {**CLICKABLE, **STYLED, "value": Str(2000), "url": URL}),
    typed("overflow", {"options": ListOf(OVERFLOW_OPTION, 5, min=1)}, CLICKABLE, *OPTION_RULES),
    typed("datepicker", {}, {**SELECTABLE, **initial("date", Str(pattern=r"\d{4}-\d\d-\d\d"))}, _real_date),
    typed("timepicker", {}, {**SELECTABLE, **initial("time", TIME), "timezone": Str()}, _known_zone),
    typed("datetimepicker", {}, {**PICKABLE, **initial("date_time", Number(min=10**9, max=10**10 - 1))}),
    typed("radio_buttons", CHOICES, {**PICKABLE, **initial("option", CHOICE_OPTION)}, *OPTION_RULES),
    typed("checkboxes", CHOICES, {**PICKABLE, **initial("options", ListOf(CHOICE_OPTION, min=1))}, *OPTION_RULES),
    typed("image", {"alt_text": Str(2000, min=1)}, IMAGE_SOURCE, exactly_one_of("image_url", "slack_file")),
    typed("feedback_buttons", {"positive_button": FEEDBACK, "negative_button": FEEDBACK}, ACTIONABLE),
    typed(
        "icon_button",
        {"icon": Str(one_of=("trash",)), "text": plain()},
        {
            **CLICKABLE,
            "value": Str(2000),
            "accessibility_label": Str(75, min=1),
            "visible_to_user_ids": ListOf(USER, min=1),
        },
    ),
]


ELEMENTS: dict[str, Obj] = {kind_of(shape): shape for shape in _ALL}
