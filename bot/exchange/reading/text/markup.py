"""Tables of a web page, which Salesforce and many other programs call .xls: their rows, one below the other."""

import html
import re
from collections.abc import Iterator

from bot.exchange.reading import limits
from bot.exchange.reading.sheet import Row

_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--|<!DOCTYPE html|<(?:html|head|meta|style|body|table|div|center)\b)",
    re.IGNORECASE,
)
_UNSEEN = (
    (re.compile("<!--"), re.compile("-->")),
    *((re.compile(rf"<{tag}\b", re.I), re.compile(rf"</{tag}\s*>", re.I)) for tag in ("script", "style", "title")),
)
_TOKEN = re.compile(r"<(/?)(table|tr|td|th|br|p|div|li)\b([^<>]*)>|<[/!?a-z][^<>]*>|[^<]+|<", re.IGNORECASE)
_SPAN = re.compile(r"""\bcolspan\s*=\s*["']?(\d{1,3})""", re.IGNORECASE)
_BREAKS = frozenset({"br", "p", "div", "li"})


def is_page(text: str) -> bool:
    """Tell whether a text is a web page with a table, or a piece of one."""
    return bool(_PAGE.match(text)) and re.search(r"<t[dh]\b", text, re.IGNORECASE) is not None


class Page:
    """The rows of all tables in a page, numbered from 1 as in a spreadsheet, with a blank one between two tables."""

    def __init__(self, text: str) -> None:
        for start, end in _UNSEEN:
            text = _without(text, start, end)
        self.text = text

    def __call__(self, line: int) -> Iterator[Row]:
        """Walk through the rows from that one on."""
        return (row for row in self._rows() if row.line >= line)

    def _rows(self) -> Iterator[Row]:
        number = 1
        row: list[str] = []
        cell: list[str] | None = None
        wide = 1
        for token in _TOKEN.finditer(self.text):
            closes, tag = token[1], (token[2] or "").lower()
            if tag in _BREAKS and cell is not None:
                cell.append("\n")
            elif tag in {"td", "th", "tr", "table"}:
                if cell is not None:
                    row += [_text(cell, number), *[""] * (wide - 1)]
                    cell = None
                if tag in {"tr", "table"}:
                    if row:
                        yield Row(number, tuple(row))
                        number, row = number + 1, []
                    if tag == "table" and not closes:
                        yield Row(number, ())
                        number += 1
                elif not closes:
                    span = _SPAN.search(token[3])
                    cell, wide = [], min(int(span[1]) or 1, limits.COLUMNS) if span else 1
            elif cell is not None and not tag and not token[0].startswith("<"):
                cell.append(token[0])
        if cell is not None:
            row.append(_text(cell, number))
        if row:
            yield Row(number, tuple(row))


def _text(pieces: list[str], number: int) -> str:
    text = html.unescape("".join(piece if piece == "\n" else re.sub(r"\s+", " ", piece) for piece in pieces))
    limits.refuse_cell(number, len(text))
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _without(text: str, start: re.Pattern[str], end: re.Pattern[str]) -> str:
    """Leave out what stands between the two; each piece is looked at once, however many are never closed."""
    first, *others = start.split(text)
    return first + "".join(other[found.end() :] if (found := end.search(other)) else other for other in others)
