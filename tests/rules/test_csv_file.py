"""The file of a report, as a spreadsheet opens it: no cell calculates, no cell breaks out of its place."""

import csv
import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.numbers.number import Number
from bot.reports.csv_file import HEADINGS, beginning, rows
from bot.reports.line import Line

BERLIN = ZoneInfo("Europe/Berlin")
LATE = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)


def line(number: Number = Number.WON, source: str = "Fair", **more: str) -> Line:
    return Line(number, 7, LATE, "won", source, "", "U1", "U2", more.get("reason", ""), 1_200_050, "EUR")


def read(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def test_it_begins_with_its_mark_and_one_row_of_headings() -> None:
    assert beginning().startswith(b"\xef\xbb\xbfWhat happened,Lead,Date")
    assert read(beginning()) == [list(HEADINGS)]


def test_a_line_says_everything_in_words_with_its_day_in_the_workspaces_zone() -> None:
    [row] = read(rows([line()], BERLIN, {"U1": "Mia Marketer"}))
    assert dict(zip(HEADINGS, row, strict=True)) == {
        "What happened": "won",
        "Lead": "L-7",
        "Date": "2026-12-01",
        "Stage now": "won",
        "Source": "Fair",
        "Segment": "",
        "Originator": "Mia Marketer",
        "Sales rep": "U2",
        "Reason": "",
        "Amount": "12000.50",
        "Currency": "EUR",
    }
    [rejected] = read(rows([line(Number.REJECTED, reason="no_money")], BERLIN, {}))
    assert "no money" in rejected[HEADINGS.index("Reason")].lower()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_whatever_a_source_is_called_it_is_one_cell_of_text(name: str) -> None:
    for typed in (name, f"={name}", f"\t+{name}", f"@{name}\n-1"):
        [row] = read(rows([line(source=typed)], BERLIN, {"U1": typed}))
        assert len(row) == len(HEADINGS)
        assert not any(cell.startswith(("=", "+", "-", "@", "＝", "\t", "\r")) or "\n" in cell for cell in row)
