"""The words of a chart or a table: for screen readers, and for workspaces that do not draw them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.slack.blocks import Block, section
from bot.slack.charts import said
from bot.slack.text import SECTION, escaped, person

DRAWN = frozenset({"data_visualization", "data_table"})
_MORE = 30  # characters, kept for the line that says how many were left out


def is_drawn(blocks: Iterable[Block]) -> bool:
    """Tell whether any of the blocks is one that Slack draws itself."""
    return any(block["type"] in DRAWN for block in blocks)


def undrawn(blocks: Iterable[Block]) -> list[Block]:
    """The same message with each chart and table as a section that says the same in words."""
    return [section(as_text(block)) if block["type"] in DRAWN else block for block in blocks]


def as_text(block: Block, limit: int = SECTION) -> str:
    """Say in mrkdwn what a chart, a table, or what stands in its place shows: its title, and a line for each row.

    What is longer than `limit` characters ends with how many lines were left out.
    """
    if block["type"] not in DRAWN:
        return str(block["text"]["text"])
    title, header, rows = _as_rows(block)
    lines = [f"• {line}" for line in (_line(header, row) for row in rows)]
    text, left = f"*{title}*", len(lines)
    for line in lines:
        if len(text) + len(line) + 1 > limit - (_MORE if left > 1 else 0):
            return f"{text}\n… and {left:,} more"
        text, left = f"{text}\n{line}", left - 1
    return text


def _as_rows(block: Block) -> tuple[str, list[str], Iterable[list[str]]]:
    """Return title, header and rows: of a chart, a row for each category or segment, a column for each series."""
    if block["type"] == "data_table":
        header, *rows = ([_cell(cell) for cell in row] for row in block["rows"])
        return escaped(block["caption"]), header, rows
    chart, title = block["chart"], escaped(block["title"])
    if chart["type"] == "pie":
        return title, ["", ""], ([escaped(each["label"]), said(each["value"])] for each in chart["segments"])
    names = [escaped(each["name"]) for each in chart["series"]]
    return title, ["", *names], list(_categories(chart))


def _categories(chart: Block) -> Iterator[list[str]]:
    values = [{point["label"]: point["value"] for point in series["data"]} for series in chart["series"]]
    for label in chart["axis_config"]["categories"]:
        yield [escaped(label), *(said(each[label]) for each in values)]


def _line(header: Sequence[str], row: Sequence[str]) -> str:
    """Say one row: "Webinar: came in 12, accepted 5"; a single column needs no name beside the title."""
    first, *others = row
    if len(others) == 1:
        return f"{first}: {others[0]}"
    told = ", ".join(f"{name} {cell}" for name, cell in zip(header[1:], others, strict=True))
    return f"{first}: {told}" if told else first


def _cell(cell: dict[str, Any]) -> str:
    if cell["type"] != "rich_text":
        return escaped(cell["text"])
    elements = [element for part in cell["elements"] for element in part["elements"]]
    return "".join(person(e["user_id"]) if e["type"] == "user" else escaped(e.get("text", "")) for e in elements)
