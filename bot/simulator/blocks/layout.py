"""Every layout block, as data: its fields, the elements it takes and the surfaces it appears on."""

from collections.abc import Iterable, Iterator
from typing import Literal

from bot.simulator.blocks import cards
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
    kind_of,
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

PRESSED = ("button", "workflow_button", "overflow")
IN_SECTION = (*PRESSED, "image", *SELECTS, *PICKERS, *CHOICES)
IN_ACTIONS = (*PRESSED, "datetimepicker", "rich_text_input", *SELECTS, *PICKERS, *CHOICES)
IN_INPUT = ("datetimepicker", "rich_text_input", "file_input", *TYPED, *SELECTS, *PICKERS, *CHOICES)

IN_CONTEXT = ByType({**text().shapes, "image": ELEMENTS["image"]})
FEEDBACK = ("feedback_buttons", "icon_button")
LEVELS = ("default", "info", "warning", "error", "success")

NAMED: dict[str, Shape] = {"block_id": BLOCK_ID}


# Where an element may stand, for those that may not stand everywhere
# (docs.slack.dev/reference/block-kit/block-elements, column "Surfaces").
SURFACES_OF_ELEMENT: dict[str, frozenset[Surface]] = {
    "datetimepicker": frozenset(("message", "modal")),
    "email_text_input": MODALS,
    "file_input": MODALS,
    "number_input": MODALS,
    "rich_text_input": frozenset(("modal", "home")),
    "url_text_input": MODALS,
}


def one_of(kinds: Iterable[str], surface: Surface) -> ByType:
    known = {**ELEMENTS, "workflow_button": cards.WORKFLOW_BUTTON}
    return ByType({kind: known[kind] for kind in kinds if surface in SURFACES_OF_ELEMENT.get(kind, ANYWHERE)})


CELLS: dict[str, Shape] = {
    "raw_text": typed("raw_text", {"text": Str(min=1)}),
    "raw_number": typed("raw_number", {"value": Number(whole=False), "text": Str(min=1)}),
    "rich_text": RICH_TEXT,
}
COLUMN = Obj({}, {"align": Str(one_of=("left", "center", "right")), "is_wrapped": Bool()})
ROWS = ListOf(ListOf(ByType(CELLS), 20, min=1), 100, min=1)
# "A maximum of 101 rows (100 regular rows plus the header)": some copies of the docs say 201, so the smaller counts.
DATA_ROWS = ListOf(ListOf(ByType({**CELLS, "action": cards.ACTION_CELL}), 20, min=1), 101, min=2)


def _even_rows(table: Json, at: str) -> Iterator[str]:
    header = table["rows"][0]
    for index, row in enumerate(table["rows"]):
        if len(row) != len(header):
            yield problem(f"must have {len(header)} items, as the header does", f"{at}/rows/{index}")
    for index, cell in enumerate(header):
        if cell["type"] in ("rich_text", "action"):
            yield problem(f"unsupported type in a header: {cell['type']}", f"{at}/rows/0/{index}/type")
    if table.get("row_header_column_index", 0) >= len(header):
        yield problem("must be the index of a column", f"{at}/row_header_column_index")


def _held(surface: Surface) -> dict[str, Shape]:
    """Return the blocks a container may hold."""
    shapes = {kind_of(shape): shape for shape, surfaces in _plain_blocks(surface) if surface in surfaces}
    return {kind: shape for kind, shape in shapes.items() if kind in cards.CHILDREN}


def _blocks(surface: Surface) -> list[tuple[Obj, frozenset[Surface]]]:
    return [
        *_plain_blocks(surface),
        (cards.CARD, ANYWHERE),
        (cards.CAROUSEL, ANYWHERE),
        (cards.container(_held(surface)), ANYWHERE),
        (cards.TASK_CARD, MESSAGES),
        (cards.PLAN, MESSAGES),
        (cards.AUTH_PROVIDER, ANYWHERE),
    ]


def _plain_blocks(surface: Surface) -> list[tuple[Obj, frozenset[Surface]]]:
    return [
        (typed("header", {"text": plain(150)}, NAMED), ANYWHERE),
        (typed("divider", {}, NAMED), ANYWHERE),
        (
            typed(
                "section",
                {},
                {
                    **NAMED,
                    "text": text(3000),
                    "fields": ListOf(text(2000), 10, min=1),
                    "accessory": one_of(IN_SECTION, surface),
                    "expand": Bool(),
                },
                at_least_one_of("text", "fields"),
            ),
            ANYWHERE,
        ),
        (typed("context", {"elements": ListOf(IN_CONTEXT, 10, min=1)}, NAMED), ANYWHERE),
        (typed("actions", {"elements": ListOf(one_of(IN_ACTIONS, surface), 25, min=1)}, NAMED), ANYWHERE),
        (
            typed(
                "input",
                {"label": plain(2000), "element": one_of(IN_INPUT, surface)},
                {**NAMED, "hint": plain(2000), "optional": Bool(), "dispatch_action": Bool()},
            ),
            ANYWHERE,
        ),
        (
            typed(
                "image",
                {"alt_text": Str(2000, min=1)},
                {**NAMED, **IMAGE_SOURCE, "title": plain(2000)},
                exactly_one_of("image_url", "slack_file"),
            ),
            ANYWHERE,
        ),
        (RICH_TEXT, ANYWHERE),
        (typed("markdown", {"text": Str(12000, min=1)}, NAMED), MESSAGES),
        (
            typed("table", {"rows": ROWS}, {**NAMED, "column_settings": ListOf(COLUMN, 20)}),
            MESSAGES,
        ),
        (
            typed(
                "data_table",
                {"rows": DATA_ROWS, "caption": Str(min=1)},
                {**NAMED, "page_size": Number(1, 100), "row_header_column_index": Number(min=0)},
                _even_rows,
            ),
            MESSAGES,
        ),
        (DATA_VISUALIZATION, MESSAGES),
        (cards.VIDEO, ANYWHERE),
        (typed("context_actions", {"elements": ListOf(one_of(FEEDBACK, surface), 5, min=1)}, NAMED), MESSAGES),
        (typed("alert", {"text": text()}, {**NAMED, "level": Str(one_of=LEVELS)}), MODALS),
    ]


def blocks_for(surface: Surface) -> ByType:
    """Every block that may stand on this surface."""
    return ByType({kind_of(shape): shape for shape, surfaces in _blocks(surface) if surface in surfaces})
