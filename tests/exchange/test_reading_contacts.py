"""Contacts of every version become a row each."""

import pytest

from bot.exchange.reading.read import read
from bot.exchange.reading.sheet import Kind

OLD = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;
FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=F6rg M=FCl=
ler
ORG:M\u00fcller AG;Einkauf
TEL;WORK;VOICE:+49 30 23125001
EMAIL;PREF;INTERNET:joerg@mueller.example
NOTE;ENCODING=QUOTED-PRINTABLE:met at stand 12=0D=0A=
wants a demo=0D=0A=

PHOTO;TYPE=JPEG;ENCODING=BASE64:
 /9j/4AAQSkZJRgABAQAAAQABAAD
 AAAA

ADR;WORK:;;Weg 1;Berlin;;10115;Germany
END:VCARD"""
IPHONE = """BEGIN:VCARD
VERSION:3.0
N:Probe;Ada;;Dr.;
ORG:Probe\\; Inc.;Engineering;
TITLE:CTO\\, Platform
EMAIL;TYPE=home:a@home.example
item1.EMAIL;type=INTERNET;
 type=pref:ada@probe.example
item1.X-ABLabel:_$!<Work>!$_
NOTE:wants a demo
 in November\\nor later
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:;;;;
FN:
EMAIL:info@leer.example
END:VCARD"""
NEW = """begin:vcard
version:4.0
fn:Chlo\u00e9 Exemple
email;pref=1:mailto:chloe@exemple.example
tel;value=uri;type="voice,cell":tel:+33-6-39-98-00-01;ext=7
end:vcard"""
BROKEN = """BEGIN:VCARD
FN:No End
AGENT:
BEGIN:VCARD
FN:Somebody's Agent
END:VCARD
EMAIL:no@end.example
BEGIN:VCARD
FN:Next
"""
CARDS = {
    OLD: [
        {
            "line": 1,
            "Name": "J\u00f6rg M\u00fcller",
            "First name": "J\u00f6rg",
            "Last name": "M\u00fcller",
            "Company": "M\u00fcller AG",
            "Department": "Einkauf",
            "Email": "joerg@mueller.example",
            "Phone": "+49 30 23125001",
            "Street": "Weg 1",
            "City": "Berlin",
            "ZIP": "10115",
            "Country": "Germany",
            "Note": "met at stand 12\nwants a demo",
        }
    ],
    IPHONE: [
        {
            "line": 1,
            "First name": "Ada",
            "Last name": "Probe",
            "Prefix": "Dr.",
            "Company": "Probe; Inc.",
            "Department": "Engineering",
            "Title": "CTO, Platform",
            "Email": "ada@probe.example",
            "Email 2": "a@home.example",
            "Note": "wants a demo in November\nor later",
        },
        {"line": 13, "Email": "info@leer.example"},
    ],
    NEW: [
        {
            "line": 1,
            "Name": "Chlo\u00e9 Exemple",
            "Email": "chloe@exemple.example",
            "Phone": "+33-6-39-98-00-01 ext. 7",
        }
    ],
    BROKEN: [{"line": 1, "Name": "No End", "Email": "no@end.example"}, {"line": 8, "Name": "Next"}],
}


@pytest.mark.parametrize("text", CARDS, ids=["2.1", "3.0", "4.0", "broken"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_card_is_a_row(text: str, end: str) -> None:
    sheet = read(text.replace("\n", end).encode(), "badge.vcf")
    [table] = sheet.tables
    rows = [
        {"line": row.line} | {name: cell for name, cell in zip(table.header, row.cells, strict=True) if cell}
        for row in table.rows
    ]
    assert sheet.kind == Kind.CARDS
    assert rows == CARDS[text]


def test_the_address_that_is_preferred_most_comes_first() -> None:
    card = "BEGIN:VCARD\nVERSION:4.0\nEMAIL;PREF=2:b@x.io\nEMAIL:c@x.io\nEMAIL;PREF=1:a@x.io\nEND:VCARD"
    [row] = read(card.encode()).tables[0].rows
    assert row.cells[10:13] == ("a@x.io", "b@x.io", "c@x.io")
