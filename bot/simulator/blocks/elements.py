"""Every interactive element, as data (docs.slack.dev: block-kit/block-elements; @slack/types 3.2)."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import available_timezones

from bot.simulator.blocks.objects import (
    ACTION_ID,
    CHOICE_OPTION,
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH_CONFIG,
    GROUPABLE_OPTION_RULES,
    IMAGE_SOURCE,
    MENU_OPTION,
    OPTION_GROUP,
    OPTION_RULES,
    OVERFLOW_OPTION,
    POSITIVE,
    URL,
    plain,
)
from bot.simulator.blocks.rich_text import RICH_TEXT
from bot.simulator.blocks.shapes import (
    Bool,
    Json,
    ListOf,
    Number,
    Obj,
    Rule,
    Shape,
    Str,
    exactly_one_of,
    problem,
    typed,
)

ACTIONABLE: dict[str, Shape] = {"action_id": ACTION_ID}
CLICKABLE: dict[str, Shape] = {**ACTIONABLE, "confirm": CONFIRM}
FOCUSABLE: dict[str, Shape] = {"focus_on_load": Bool()}
PICKABLE: dict[str, Shape] = {**CLICKABLE, **FOCUSABLE}
SELECTABLE: dict[str, Shape] = {**PICKABLE, "placeholder": plain(150)}
MULTI: dict[str, Shape] = {**SELECTABLE, "max_selected_items": POSITIVE}
TYPABLE: dict[str, Shape] = {
    **ACTIONABLE,
    **FOCUSABLE,
    "placeholder": plain(150),
    "dispatch_action_config": DISPATCH_CONFIG,
}
STYLED: dict[str, Shape] = {"style": Str(one_of=("primary", "danger")), "accessibility_label": Str(75, min=1)}

USER = Str(pattern=r"[UW][A-Z0-9]+")
CHANNEL = Str(pattern=r"[CG][A-Z0-9]+")
CONVERSATION = Str(pattern=r"[CGDUW][A-Z0-9]+")
TIME = Str(pattern=r"([01]\d|2[0-3]):[0-5]\d")
DECIMAL = Str(pattern=r"-?\d+(\.\d+)?")


def _real_date(element: Json, at: str) -> Iterator[str]:
    try:
        date.fromisoformat(element.get("initial_date", "2020-01-01"))
    except ValueError:
        yield problem("must be a valid date", f"{at}/initial_date")


def _known_zone(element: Json, at: str) -> Iterator[str]:
    if "timezone" in element and element["timezone"] not in available_timezones():
        yield problem("must be a valid timezone", f"{at}/timezone")


def _lengths_fit(element: Json, at: str) -> Iterator[str]:
    if element.get("min_length", 0) > element.get("max_length", 3000):
        yield problem("`min_length` must not be greater than `max_length`", at)
    if len(element.get("initial_value", "")) > element.get("max_length", 3000):
        yield problem("`initial_value` must not be longer than `max_length`", f"{at}/initial_value")


def _numbers_fit(element: Json, at: str) -> Iterator[str]:
    lowest, highest = float(element.get("min_value", "-inf")), float(element.get("max_value", "inf"))
    if lowest > highest:
        yield problem("`min_value` must not be greater than `max_value`", at)
    initial = element.get("initial_value")
    if initial is not None and not lowest <= float(initial) <= highest:
        yield problem("`initial_value` must lie between `min_value` and `max_value`", f"{at}/initial_value")
    if not element["is_decimal_allowed"] and any("." in element.get(name, "") for name in NUMBER_FIELDS):
        yield problem("decimals are not allowed here", at)


def _lines_fit(element: Json, at: str) -> Iterator[str]:
    if element.get("min_lines", 1) > element.get("max_lines", 100):
        yield problem("`min_lines` must not be greater than `max_lines`", at)


def _initial_count_fits(element: Json, at: str) -> Iterator[str]:
    most = element.get("max_selected_items")
    if most is not None and any(len(v) > most for k, v in element.items() if k.startswith("initial_")):
        yield problem("more initial items than `max_selected_items`", at)


NUMBER_FIELDS = ("initial_value", "min_value", "max_value")
MENU: dict[str, Shape] = {
    "options": ListOf(MENU_OPTION, 100, min=1),
    "option_groups": ListOf(OPTION_GROUP, 100, min=1),
}
CONVERSATIONS: dict[str, Shape] = {"default_to_current_conversation": Bool(), "filter": CONVERSATION_FILTER}
ANSWERABLE: dict[str, Shape] = {"response_url_enabled": Bool()}
QUERY: dict[str, Shape] = {"min_query_length": Number(min=0)}
MULTI_RULES: tuple[Rule, ...] = (_initial_count_fits,)


def initial(name: str, shape: Shape) -> dict[str, Shape]:
    return {f"initial_{name}": shape}


CHOICES: dict[str, Shape] = {"options": ListOf(CHOICE_OPTION, 10, min=1)}
FEEDBACK = Obj({"text": plain(75), "value": Str(2000, min=1)}, {"accessibility_label": Str(75)})

_ALL = [
    typed("button", {"text": plain(75)}, {**CLICKABLE, **STYLED, "value": Str(2000), "url": URL}),
    typed("overflow", {"options": ListOf(OVERFLOW_OPTION, 5, min=1)}, CLICKABLE, *OPTION_RULES),
    typed("static_select", {}, {**SELECTABLE, **MENU, **initial("option", MENU_OPTION)}, *GROUPABLE_OPTION_RULES),
    typed(
        "multi_static_select",
        {},
        {**MULTI, **MENU, **initial("options", ListOf(MENU_OPTION, 100, min=1))},
        *GROUPABLE_OPTION_RULES,
        *MULTI_RULES,
    ),
    typed("external_select", {}, {**SELECTABLE, **QUERY, **initial("option", MENU_OPTION)}),
    typed(
        "multi_external_select",
        {},
        {**MULTI, **QUERY, **initial("options", ListOf(MENU_OPTION, min=1))},
        *MULTI_RULES,
    ),
    typed("users_select", {}, {**SELECTABLE, **initial("user", USER)}),
    typed("multi_users_select", {}, {**MULTI, **initial("users", ListOf(USER))}, *MULTI_RULES),
    typed(
        "conversations_select",
        {},
        {**SELECTABLE, **CONVERSATIONS, **ANSWERABLE, **initial("conversation", CONVERSATION)},
    ),
    typed(
        "multi_conversations_select",
        {},
        {**MULTI, **CONVERSATIONS, **initial("conversations", ListOf(CONVERSATION))},
        *MULTI_RULES,
    ),
    typed("channels_select", {}, {**SELECTABLE, **ANSWERABLE, **initial("channel", CHANNEL)}),
    typed("multi_channels_select", {}, {**MULTI, **initial("channels", ListOf(CHANNEL))}, *MULTI_RULES),
    typed("datepicker", {}, {**SELECTABLE, **initial("date", Str(pattern=r"\d{4}-\d\d-\d\d"))}, _real_date),
    typed("timepicker", {}, {**SELECTABLE, **initial("time", TIME), "timezone": Str()}, _known_zone),
    typed("datetimepicker", {}, {**PICKABLE, **initial("date_time", Number(min=10**9, max=10**10 - 1))}),
    typed("radio_buttons", CHOICES, {**PICKABLE, **initial("option", CHOICE_OPTION)}, *OPTION_RULES),
    typed("checkboxes", CHOICES, {**PICKABLE, **initial("options", ListOf(CHOICE_OPTION, min=1))}, *OPTION_RULES),
    typed(
        "plain_text_input",
        {},
        {
            **TYPABLE,
            **initial("value", Str(3000)),
            "multiline": Bool(),
            "min_length": Number(0, 3000),
            "max_length": Number(1, 3000),
        },
        _lengths_fit,
    ),
    typed("email_text_input", {}, {**TYPABLE, **initial("value", Str(3000))}),
    typed("url_text_input", {}, {**TYPABLE, **initial("value", Str(3000))}),
    typed(
        "number_input",
        {"is_decimal_allowed": Bool()},
        {**TYPABLE, **dict.fromkeys(NUMBER_FIELDS, DECIMAL)},
        _numbers_fit,
    ),
    typed(
        "rich_text_input",
        {},
        {**TYPABLE, **initial("value", RICH_TEXT), "min_lines": Number(1, 100), "max_lines": Number(1, 100)},
        _lines_fit,
    ),
    typed("file_input", {}, {**ACTIONABLE, "filetypes": ListOf(Str(min=1), min=1), "max_files": Number(1, 10)}),
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


def _kind(shape: Obj) -> str:
    kind = shape.required["type"]
    assert isinstance(kind, Str)
    return kind.one_of[0]


ELEMENTS: dict[str, Obj] = {_kind(shape): shape for shape in _ALL}
