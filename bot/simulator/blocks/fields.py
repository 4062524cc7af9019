"""Fields to type into, as data (docs.slack.dev: plain-text-input-element and its siblings)."""

from collections.abc import Iterator

from bot.simulator.blocks.element_parts import ACTIONABLE, TYPABLE, initial
from bot.simulator.blocks.rich_text import RICH_TEXT
from bot.simulator.blocks.shapes import Bool, Json, ListOf, Number, Str, problem, typed

DECIMAL = Str(pattern=r"-?\d+(\.\d+)?")
NUMBER_FIELDS = ("initial_value", "min_value", "max_value")


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


FIELDS = [
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
]
