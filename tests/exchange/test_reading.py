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
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^"])
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


@pytest.mark.parametrize(("encoding", "text"), [
    ("cp1250", "Imię;Nazwisko;E-mail\nŁukasz;Żak;l@zak.example"),
    ("iso8859_2", "Imię;Nazwisko;E-mail\nJoanna;Śliwa;j@sliwa.example"),
    ("cp1250", "Name;Email\nŁukasz Wójcik;l@w.example"),
    ("cp1250", "Jméno;Příjmení;E-mail\nJiří;Dvořák;j@d.example"),
    ("cp1250", "Name;Email\nJiří Němec;j@n.example"),
    ("cp1251", "Имя;Телефон\nИван;+7 900 000-00-01"),
    ("cp1253", "Όνομα;Email\nΆννα;a@a.example"),
    ("cp1254", "Adı;Soyadı;Email\nAyşe;Yıldız;a@y.example"),
    ("cp850", "Vorname;Nachname;Straße;Email\nJörg;Müller;Weg;j@m.example"),
    ("cp850", "Name;Email\nJörg Größe;j@g.example"),
    ("mac_roman", "Name;Email\nJörg Größe;j@g.example"),
    ("cp1252", "Name;Email\nSøren Ærø;s@a.example\nCœur Noël;c@n.example\nJoão;j@j.example\nJosé Muñoz;m@m.example"),
    ("cp1252", "Prénom;Société;Email\nHélène;Crème Brûlée;h@c.example\nNicolò;Caffè S.p.A.;n@c.example"),
    ("iso8859_15", "Name;Price;Email\nJörg;5 €;j@g.example"),
    ("cp932", "氏名,会社名,メールアドレス\n山田 太郎,テスト,t@t.example"),
    ("gb18030", "姓名,公司名称,电子邮箱\n王小明,北京测试有限公司,w@c.example"),
    ("big5", "姓名,公司,電子郵件\n王小明,測試有限公司,w@c.example"),
    ("cp949", "이름,회사,이메일\n김철수,시험,k@k.example"),
])  # fmt: skip
def test_the_language_tells_which_encoding_it_is(encoding: str, text: str) -> None:
    sheet = read(text.encode(encoding))
    assert sheet.encoding == encoding
    [table] = sheet.tables
    parted = "," if "," in text else ";"
    assert ["|".join(row.cells) for row in table.rows] == [row.replace(parted, "|") for row in text.split("\n")[1:]]


def test_somebody_may_choose_what_was_found_wrongly() -> None:
    data = "Jméno;E-mail\nJiří;jiri@vzor.example".encode("cp1250")
    sheet = read(data, choice=Choice(encoding="cp1250", delimiter="semicolon"))
    assert [row.cells for row in sheet.tables[0].rows] == [("Jiří", "jiri@vzor.example")]
    with pytest.raises(UnreadableError, match="do not know the encoding"):
        read(data, choice=Choice(encoding="rot13"))
