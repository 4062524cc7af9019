"""Files become tables, whatever made them."""

import pytest

from bot.exchange.reading.read import read
from bot.exchange.reading.sheet import Choice, Kind, UnreadableError

NAMES = ("Name", "E-Mail", "Stadt")
ROWS = (("Jörg Größe", "joerg@groesse.example", "Köln"), ("Zoë, Anna", "zoe@muster.example", ""))


def written(delimiter: str, end: str, always: bool) -> str:
    rows = [[f'"{cell}"' if always or "," in cell else cell for cell in row] for row in (NAMES, *ROWS)]
    return end.join(map(delimiter.join, rows))


@pytest.mark.parametrize("always", [True, False], ids=["quoted", "plain"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_a_table_is_read_in_any_encoding_with_any_delimiter(
    encoding: str, delimiter: str, end: str, always: bool
) -> None:
    sheet = read(written(delimiter, end, always).encode(encoding))
    assert (sheet.encoding, sheet.delimiter, sheet.kind) == (encoding, delimiter, Kind.DELIMITED)
    [table] = sheet.tables
    assert table.header == NAMES
    assert tuple(row.cells for row in table.rows) == ROWS
    assert [row.line for row in table.rows] == [2, 3]


def test_somebody_may_choose_what_was_found_wrongly() -> None:
    data = "Jméno;E-mail\nJiří;jiri@vzor.example".encode("cp1250")
    sheet = read(data, choice=Choice(encoding="cp1250", delimiter="semicolon"))
    assert [row.cells for row in sheet.tables[0].rows] == [("Jiří", "jiri@vzor.example")]
    with pytest.raises(UnreadableError, match="do not know the encoding"):
        read(data, choice=Choice(encoding="rot13"))
