"""Tables are told from what stands around them: one file of each kind that people have."""

from dataclasses import dataclass, field

import pytest

from bot.exchange.reading.read import read
from bot.exchange.reading.sheet import Sheet


@dataclass(frozen=True)
class File:
    """A file with `header` as the first table's and `rows` as the first cell of each row, by the table's title."""

    text: str
    rows: dict[str, list[str]]
    header: str = ""
    remarks: list[str] = field(default_factory=list)
    above: int = 0


FILES = {
    "sections with headers of their own": File(
        "Attendee Report\nReport generated time,10/06/2026 08:00\nTopic,Webinar ID,# Registered,\nPricing,123 456,4,\n"
        "Host Details\nAttended,User Name,Email,Is Guest\nYes,Mia,mia@acme.example,No\n"
        "Panelist Details\nAttended,User Name,Email,Is Guest\nOf course,Paul,paul@partner.example,Yes\n"
        "Attendee Details\nAttended,User Name,Email,Is Guest,Phone\nYes,Ada,ada@probe.example,Yes,\nNo,Bo,,--,",
        {"Host Details": ["Yes"], "Panelist Details": ["Of course"], "Attendee Details": ["Yes", "No"]},
        "Attended|User Name|Email|Is Guest",
        above=5,
    ),
    "sections that are numbered": File(
        "1. Yhteenveto\nKokous\tHinnat\nOsallistujat\t2\n\n2. Osallistujat\nNimi\tLiittyi\tPoistui\tRooli\n"
        "Aino\t18.01\t19.00\tVieras\n\n3. Toiminta\nNimi\tLiittyi\tPoistui\tRooli\nAino\t18.01\t18.30\tVieras",
        {"2. Osallistujat": ["Aino"], "3. Toiminta": ["Aino"]},
        "Nimi|Liittyi|Poistui|Rooli",
        above=4,
    ),
    "pairs of names and values before the people": File(
        'Generated,"Oct 06, 2026 08:10 PM"\nGeneral Information\nWebinar Name,Webinar ID\nPricing,123-456\n'
        "Start,Minutes,Clicked,Opened\n2026-10-06 18:00,65,120,300\nSession Details\n"
        "Attended,Last Name,First Name,Email Address\nYes,Probe,Ada,ada@probe.example",
        {"Session Details": ["Yes"]},
        "Attended|Last Name|First Name|Email Address",
        above=7,
    ),
    "a title, blank rows and a sum": File(
        "sep=;\nMesseleads;;;\n;;;\nName;E-Mail;PLZ;Umsatz\nJörg;joerg@groesse.example;01067;1,5\n;;;\nSumme;1;;1,5 €",
        {"Messeleads": ["Jörg"]},
        "Name|E-Mail|PLZ|Umsatz",
        ["Row 7 (“Summe”) adds the others up, and was left out."],
        above=1,
    ),
    "a report's words below": File(
        '"Owner","Last Name","Email","Street"\n"R","Müster","zoe@muster.example","Weg 1\nHof"\n"R","Leer","",""\n'
        '"Grand Totals (2 records)","","",""\n\n\n"My leads"\n"Copyright (c) 2000-2026 salesforce.com, inc."\n"Acme"',
        {"": ["R", "R"]},
        "Owner|Last Name|Email|Street",
        [
            "Row 5 (“Grand Totals (2 records)”) adds the others up, and was left out.",
            "Row 8 (“My leads”) and 2 more like it were left out: they are about the table, not in it.",
        ],
    ),
    "notes below": File(
        "Name,Email\nAda,a@a.example\n\n* a star is a demo\nSource: Fair\n",
        {"": ["Ada"]},
        "Name|Email",
        ["Row 4 (“* a star is a demo”) and 1 more like it were left out: they are about the table, not in it."],
    ),
    "lines drawn in plain text": File(
        "Name | Email\n-----|------\nAda | a@a.example\nBo | b@b.example", {"": ["Ada", "Bo"]}, "Name|Email"
    ),
    "the header again, and another": File(
        "Name,Email\nAda,a@a.example\nNAME,EMAIL\nBo,b@b.example\n\nFirst name,Last name,E-mail\nCleo,C,c@c.example",
        {"": ["Cleo"]},
        "Name|Email",
    ),
    "two rows of names": File(
        "Contact,,Company,What do you want?,\nFirst name,Email,Name,Demo,Pricing\nAda,ada@probe.example,Probe Inc.,x,",
        {"": ["Ada"]},
        "First name|Email|Company Name|What do you want?: Demo|What do you want?: Pricing",
    ),
    "Qualtrics' three rows of names": File(
        'Q1,Q2\nYour name,Your email\n"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\nAda,ada@probe.example',
        {"": ["Ada"]},
        "Your name|Your email",
    ),
    "no header": File(
        "Ada,ada@probe.example,+12025550143\nBo,,\n",
        {"": ["Ada", "Bo"]},
        "||",
        ["There is no row with the columns' names."],
    ),
    "one column, and what Excel adds": File(
        "E-Mail-Adresse;\na@a.example;\nb@b.example;\nc@c.example;",
        {"": ["a@a.example", "b@b.example", "c@c.example"]},
        "E-Mail-Adresse",
    ),
    "names without anything": File(
        "\n".join(f"Firm no. {n}" for n in range(80)),
        {"": [f"Firm no. {n}" for n in range(80)]},
        "",
        ["There is no row with the columns' names."],
    ),
    "one column": File("Email\nada@probe.example\nnonsense", {"": ["ada@probe.example", "nonsense"]}, "Email"),
    "each row in quotation marks": File(
        '"id,email,name"\n"l:1,ada@probe.example,""Probe, Ada"""',
        {"": ["l:1"]},
        "id|email|name",
        ["Each row stands in quotation marks as a whole: they were taken off."],
    ),
    "rows too long and too short": File(
        "Name,Email,,\nAda,ada@probe.example,,,,\nBo\nCleo,c@c.example,too,many,,\n",
        {"": ["Ada", "Bo", "Cleo"]},
        "Name|Email",
    ),
    "quotation marks that do not match": File(
        'Name,Note,Email\nAda,5" screen,a@a.example\n"Bo,x,b@b.example\nCleo,"say ""hi"", then",c@c.example',
        {"": ["Ada", "Bo", "Cleo"]},
        "Name|Note|Email",
        ["The quotation marks in line 3 do not match: each was read by itself."],
    ),
    "more columns than anybody has, all blank": File(
        f"Name,Email{',' * 16_382}\nAda,a@a.example{',' * 16_382}", {"": ["Ada"]}, "Name|Email"
    ),
    "addresses and names with commas": File(
        "Name;E-Mail\nProbe, Ada;ada@probe.example\nLeer, Bo;bo@leer.example",
        {"": ["Probe, Ada", "Leer, Bo"]},
        "Name|E-Mail",
    ),
}


def first_cells(sheet: Sheet) -> dict[str, list[str]]:
    return {table.title: [row.cells[0] for row in table.rows] for table in sheet.tables}


@pytest.mark.parametrize("kind", FILES)
def test_tables_are_told_from_what_stands_around_them(kind: str) -> None:
    file = FILES[kind]
    sheet = read(file.text.encode())
    assert first_cells(sheet) == file.rows
    assert first_cells(sheet) == file.rows, "walked through again"
    assert "|".join(sheet.tables[0].header) == file.header
    assert list(sheet.remarks) == file.remarks
    assert len(sheet.lead_in) == file.above


def test_a_list_of_addresses_needs_no_table() -> None:
    lists = {
        "ada@probe.example\nBo Leer <bo@leer.example>\n\nnonsense": [
            "|ada@probe.example",
            "Bo Leer|bo@leer.example",
            "|nonsense",
        ],
        "a@a.example, b@b.example; c@c.example": ["|a@a.example", "|b@b.example", "|c@c.example"],
        'Probe, Ada <a@a.example>; "Leer, Bo" <b@b.example>': ["Probe, Ada|a@a.example", "Leer, Bo|b@b.example"],
        "To: Ada Probe <a@a.example>\nCc: b@b.example": ["Ada Probe|a@a.example", "|b@b.example"],
        "1. Ada Probe (a@a.example)\n* Bo Leer: b@b.example\nCleo van Nil - c@c.example\nmailto:d@d.example": [
            "Ada Probe|a@a.example",
            "Bo Leer|b@b.example",
            "Cleo van Nil|c@c.example",
            "|d@d.example",
        ],
    }
    for text, people in lists.items():
        sheet = read(text.encode())
        assert (sheet.kind.value, sheet.delimiter, sheet.tables[0].header) == ("list", "", ("Name", "Email"))
        assert ["|".join(row.cells) for row in sheet.tables[0].rows] == people


def test_signatures_are_a_person_each() -> None:
    text = (
        "Jane Doe\nHead of Purchasing\nDoe Industries Ltd\nPhone: +44 20 79460000\njane@doe.example\nwww.doe.example\n"
        "\n-- \n\nAda Probe\nCFO | Probe Ltd\nT +44 20 79460001\nE ada@probe.example\n"
    )
    sheet = read(text.encode())
    assert sheet.tables[0].header == ("Name", "Title", "Company", "Email", "Phone", "Source", "Notes")
    assert [(row.line, *row.cells[:5]) for row in sheet.tables[0].rows] == [
        (1, "Jane Doe", "Head of Purchasing", "Doe Industries Ltd", "jane@doe.example", "+44 20 79460000"),
        (10, "Ada Probe", "CFO", "Probe Ltd", "ada@probe.example", "+44 20 79460001"),
    ]


def test_invisible_characters_are_taken_out_and_said() -> None:
    sheet = read("Name,Email\nA\0da,\u200bada@probe.example\u2028\n".encode())
    assert [row.cells for row in sheet.tables[0].rows] == [("Ada", "ada@probe.example")]
    assert sheet.remarks == ("3 invisible characters were taken out.",)
