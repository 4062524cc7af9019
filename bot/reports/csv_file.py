"""The file of a report, as spreadsheets take it: UTF-8 with its mark, one row of headings, ISO dates, no formulas."""

import csv
import io
from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from bot.lead.ending.lost_reasons import LOST_BY_CODE
from bot.lead.lifecycle import STAGE_WORDS, Stage
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.numbers.number import DEFINITIONS, Number
from bot.reports.line import Line
from bot.slack.text import clean

HEADINGS = (
    "What happened",
    "Lead",
    "Date",
    "Stage now",
    "Source",
    "Segment",
    "Originator",
    "Sales rep",
    "Reason",
    "Amount",
    "Currency",
)
_MARK = "\ufeff"
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
"""The beginnings that make a spreadsheet calculate, or call a program (OWASP: CSV injection)."""


def beginning() -> bytes:
    """Return the mark and the headings, with which the file begins."""
    return (_MARK + _written([HEADINGS])).encode()


def rows(lines: Iterable[Line], tz: ZoneInfo, names: Mapping[str, str]) -> bytes:
    """Write lines; days are those of `tz`, and `names` says what people are called, by their ids."""
    return _written(_cells(line, tz, names) for line in lines).encode()


def _cells(line: Line, tz: ZoneInfo, names: Mapping[str, str]) -> tuple[str, ...]:
    return (
        DEFINITIONS[line.number].label,
        f"L-{line.lead}" if line.lead else "",
        f"{line.at.astimezone(tz):%Y-%m-%d}" if line.at else "",
        STAGE_WORDS[Stage(line.stage)] if line.stage else "",
        line.source,
        line.segment,
        names.get(line.originator, line.originator),
        names.get(line.rep, line.rep),
        _reason(line),
        f"{line.hundredths / 100:.2f}" if line.hundredths else "",
        line.currency,
    )


def _reason(line: Line) -> str:
    if line.number is Number.REJECTED:
        rejected = REASON_BY_CODE.get(line.reason)
        return rejected.label if rejected else line.reason
    lost = LOST_BY_CODE.get(line.reason)
    return lost.label if lost else line.reason


def _written(rows: Iterable[Iterable[str]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue()


def _safe(cell: str) -> str:
    """Keep a text on one line, and from being calculated."""
    if not cell:
        return ""
    text = " ".join(clean(cell).split())
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
