"""Workbooks become tables, and a bomb is told from a workbook before it is opened."""

from datetime import date, datetime, time, timedelta

import pytest

from bot.exchange.reading.read import read
from bot.exchange.reading.sheet import Kind, UnreadableError
from tests.exchange.workbooks import altered, saved, sheet_with, workbook


def test_numbers_are_digits_and_dates_are_iso() -> None:
    moment = datetime(2026, 10, 6, 11, 5)
    names = tuple(f"Column {letter}" for letter in "abcdefghi")
    values = (12025550143, 0.1, 1e-7, True, moment, date(2026, 10, 6), time(9, 30), timedelta(hours=25), "Ada\u200b ")
    sheet = read(saved(workbook(names, values)))
    said = (
        "12025550143",
        "0.1",
        "0.0000001",
        "yes",
        "2026-10-06 11:05:00",
        "2026-10-06",
        "09:30:00",
        "25:00:00",
        "Ada",
    )
    assert [row.cells for row in sheet.tables[0].rows] == [said]
    assert (sheet.kind, sheet.encoding, sheet.delimiter) == (Kind.WORKBOOK, "", "")


def test_every_worksheet_with_rows_is_a_table_and_what_is_hidden_is_said() -> None:
    book = workbook(("Fair",), (), ("Name", "Email"), ("Ada", "ada@probe.example"), ("Bob", "bob@probe.example"))
    book.active.row_dimensions[5].hidden = True
    book.create_sheet("Help").append(("only text",))
    book.create_sheet("More").append(("Name", "Email"))
    book["More"].append(("Cleo", "=1+1"))
    book["More"].sheet_state = "hidden"
    sheet = read(saved(book))
    assert [(table.title, [row.line for row in table.rows]) for table in sheet.tables] == [
        ("Sheet", [4, 5]),
        ("More", [2]),
    ]
    assert [row.cells for row in sheet.lead_in] == [("Fair", "")]
    assert sheet.remarks == (
        "A hidden row was read too.",
        "A formula has no saved value, so the cell is blank: saving the workbook in Excel adds it.",
        "The sheet “More” is hidden, and was read too.",
        "The sheet “Help” holds no table, and was left out.",
    )


def test_what_is_merged_down_stands_in_each_row() -> None:
    book = workbook(("Company", "Email"), ("Probe Inc.", "a@probe.example"), (None, "b@probe.example"))
    book.active.merge_cells("A2:A3")
    assert [row.cells[0] for row in read(saved(book)).tables[0].rows] == ["Probe Inc."] * 2


CORNER = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="{at}"{more}><v>2</v></c></row>'


@pytest.mark.parametrize(
    "xml",
    [
        CORNER.format(at="XFD1048576", more=""),
        CORNER.format(at="A1048576", more=""),
        CORNER.format(at="SA199999", more=""),
        CORNER.format(at="XFD9", more=' s="/>"'),
        CORNER.format(at="XFD9", more="").replace(' r="XFD9"', ' s=">" r="XFD9"'),
        CORNER.format(at="XFD9", more="").replace("<c", "<x:c").replace("</c", "</x:c"),
        "<row>" + "<c><v>1</v></c>" * 501 + "</row>",
        '<row r="1048576"><c><v>1</v></c></row>',
    ],
)
def test_cells_far_apart_are_refused_before_they_are_read(xml: str) -> None:
    with pytest.raises(UnreadableError):
        read(altered(saved(workbook()), sheet1=sheet_with(xml)))


def test_a_bomb_is_refused() -> None:
    data = saved(workbook())
    for part in ("<!DOCTYPE x [<!ENTITY a 'aaa'>]>", "<x>".encode("utf-16")):
        with pytest.raises(UnreadableError):
            read(altered(data, theme1=part))
    texts = sheet_with("".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 4000)))
    with pytest.raises(UnreadableError, match="too much text"):
        read(altered(data, sheet1=texts, sharedStrings=f"<sst><si><t>{'x' * 90_000}</t></si></sst>"))


def declared(data: bytes, size: int) -> bytes:
    """Return a workbook whose directory says that its theme has so many bytes."""
    entry = data.rfind(b"xl/theme/theme1.xml") - 46
    return data[: entry + 24] + size.to_bytes(4, "little") + data[entry + 28 :]


def test_sizes_are_looked_at_before_anything_is_unpacked_and_while_it_is() -> None:
    data = altered(saved(workbook()), theme1="<a>" + " " * 10_000_000)
    with pytest.raises(UnreadableError, match="more than 256 MB"):
        read(declared(data, 300_000_000))
    with pytest.raises(UnreadableError, match="damaged"):
        read(declared(data, 1000))
