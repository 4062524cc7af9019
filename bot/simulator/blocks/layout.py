"""Every layout block, as data: its fields, the elements it takes and the surfaces it appears on."""

from collections.abc import Iterable, Iterator
from typing import Literal

from bot.simulator.blocks.charts import DATA_VISUALIZATION
from bot.simulator.blocks.elements import ELEMENTS
from bot.simulator.blocks.objects import BLOCK_ID, IMAGE_SOURCE, plain, text
from bot.simulator.blocks.rich_text import RICH_TEXT
from bot.simulator.blocks.shapes import (
    Bool,
    ByType,
    Json,
    ListOf,
    Number,
    Obj,
    Shape,
    Str,
    at_least_one_of,
    exactly_one_of,
    problem,
    typed,
)

Surface = Literal["message", "modal", "home"]
ANYWHERE: frozenset[Surface] = frozenset(("message", "modal", "home"))
MESSAGES: frozenset[Surface] = frozenset(("message",))
MODALS: frozenset[Surface] = frozenset(("modal",))

SELECTS = tuple(kind for kind in ELEMENTS if kind.endswith("_select"))
PICKERS = ("datepicker", "timepicker")
CHOICES = ("radio_buttons", "checkboxes")
TYPED = ("plain_text_input", "email_text_input", "url_text_input", "number_input")

IN_SECTION = ("button", "overflow", "image", *SELECTS, *PICKERS, *CHOICES)
IN_ACTIONS = ("button", "overflow", "datetimepicker", "rich_text_input", *SELECTS, *PICKERS, *CHOICES)
IN_INPUT = ("datetimepicker", "rich_text_input", "file_input", *TYPED, *SELECTS, *PICKERS, *CHOICES)

NAMED: dict[str, Shape] = {"block_id": BLOCK_ID}


def one_of(kinds: Iterable[str]) -> ByType:
    return ByType({kind: ELEMENTS[kind] for kind in kinds})


def _rows_are_even(table: Json, at: str) -> Iterator[str]:
    if len({len(row) for row in table["rows"]}) > 1:
        yield problem("every row must have the same number of cells", f"{at}/rows")


CELL = ByType(
    {
        "raw_text": typed("raw_text", {"text": Str(min=1)}),
        "raw_number": typed("raw_number", {"value": Number(whole=False), "text": Str(min=1)}),
        "rich_text": RICH_TEXT,
    }
)
COLUMN = Obj({}, {"align": Str(one_of=("left", "center", "right")), "is_wrapped": Bool()})
ROWS = ListOf(ListOf(CELL, 20, min=1), 100, min=1)

BLOCKS: dict[str, tuple[Obj, frozenset[Surface]]] = {
    "header": (typed("header", {"text": plain(150)}, NAMED), ANYWHERE),
    "divider": (typed("divider", {}, NAMED), ANYWHERE),
    "section": (
        typed(
            "section",
            {},
            {
                **NAMED,
                "text": text(3000),
                "fields": ListOf(text(2000), 10, min=1),
                "accessory": one_of(IN_SECTION),
                "expand": Bool(),
            },
            at_least_one_of("text", "fields"),
        ),
        ANYWHERE,
    ),
    "context": (
        typed(
            "context",
            {"elements": ListOf(ByType({**text().shapes, "image": ELEMENTS["image"]}), 10, min=1)},
            NAMED,
        ),
        ANYWHERE,
    ),
    "actions": (typed("actions", {"elements": ListOf(one_of(IN_ACTIONS), 25, min=1)}, NAMED), ANYWHERE),
    "input": (
        typed(
            "input",
            {"label": plain(2000), "element": one_of(IN_INPUT)},
            {**NAMED, "hint": plain(2000), "optional": Bool(), "dispatch_action": Bool()},
        ),
        ANYWHERE,
    ),
    "image": (
        typed(
            "image",
            {"alt_text": Str(2000, min=1)},
            {**NAMED, **IMAGE_SOURCE, "title": plain(2000)},
            exactly_one_of("image_url", "slack_file"),
        ),
        ANYWHERE,
    ),
    "rich_text": (RICH_TEXT, ANYWHERE),
    "markdown": (typed("markdown", {"text": Str(12000, min=1)}, NAMED), MESSAGES),
    "table": (
        typed("table", {"rows": ROWS}, {**NAMED, "column_settings": ListOf(COLUMN, 20)}, _rows_are_even),
        MESSAGES,
    ),
    "data_table": (
        typed(
            "data_table",
            {"rows": ROWS, "caption": Str(min=1)},
            {**NAMED, "page_size": Number(1, 100), "row_header_column_index": Number(min=0)},
            _rows_are_even,
        ),
        MESSAGES,
    ),
    "data_visualization": (DATA_VISUALIZATION, MESSAGES),
    "context_actions": (
        typed(
            "context_actions",
            {"elements": ListOf(one_of(("feedback_buttons", "icon_button")), 5, min=1)},
            NAMED,
        ),
        MESSAGES,
    ),
    "alert": (
        typed(
            "alert",
            {"text": text()},
            {**NAMED, "level": Str(one_of=("default", "info", "warning", "error", "success"))},
        ),
        MODALS,
    ),
}


def blocks_for(surface: Surface) -> ByType:
    return ByType({kind: shape for kind, (shape, surfaces) in BLOCKS.items() if surface in surfaces})
