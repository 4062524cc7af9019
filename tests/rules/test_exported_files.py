"""A file of leads, read again by the import, says what it was written from; and nothing in it is calculated."""

import io
from datetime import UTC, date
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.exchange.export.files import xlsx_file
from bot.exchange.export.files.line import Line, Page
from bot.exchange.export.files.written import beginning, rows
from bot.exchange.export.files.xlsx_file import Workbook
from bot.exchange.export.typed import typed_export
from bot.exchange.export.wanted import Format, Wanted
from bot.exchange.layouts.map_columns import map_columns
from bot.exchange.reading.read import read
from bot.exchange.rows.candidate import Because, Candidate
from bot.exchange.rows.candidates import candidates
from bot.lead.definition.default import DEFAULT
from bot.lead.details import ARRIVALS, Details
from bot.lead.lifecycle import Stage
from bot.slack.text import clean
from tests.rules.leads import NOW, READY, lead


def _line(text: str) -> str:
    return " ".join(clean(text).split())


WORDS = (
    st.text(alphabet="abcÄß東=+-@'\",; |%1", min_size=1, max_size=12).map(_line).filter(lambda text: text.strip("'"))
)
NAMES = st.sampled_from(["Jane Doe", "Ana María de la Cruz", "Jürgen O'Neill", "李 小龍", "X Æ"])
NOTES = st.lists(WORDS | st.just(""), max_size=3).map(lambda lines: "\n".join(lines).strip())
DETAILS = st.builds(
    Details,
    name=NAMES,
    company=WORDS,
    email=st.sampled_from(["jane@acme.example", "j.doe+fair@acme.example"]),
    title=WORDS | st.just(""),
    phone=st.sampled_from(["", "+49 89 1234567", "+1 (202) 555-0143", "030 901820"]),
    source=WORDS,
    arrival=st.sampled_from(["", *(arrival.key for arrival in ARRIVALS)]),
    notes=NOTES,
    segment=WORDS | st.just(""),
    geography=WORDS | st.just(""),
    company_size=st.sampled_from(["", "51-200", "1000+"]),
    tz=st.sampled_from(["", "Europe/Berlin"]),
)
ANSWERS = st.fixed_dictionaries({}, optional={key: st.just(value) for key, value in READY.items()})


def written(
    form: Format, details: Details, answers: Any = None, *, contact: bool = True, barred: bool = False
) -> bytes:
    """Write one lead as a file."""
    fields = {name: getattr(details, name) for name in Details.__dataclass_fields__}
    one = lead({**dict.fromkeys(READY), **(answers or {})}, **fields)
    wanted = Wanted(form, contact=contact)
    page = Page([Line(one, barred=barred)], 1, last=True)
    pieces = [beginning(wanted, DEFAULT), rows(wanted, page, DEFAULT, UTC, {"U1": "Mia"})]
    if form is not Format.XLSX:
        return b"".join(pieces)
    into = io.BytesIO()
    book = Workbook(into)
    for piece in pieces:
        book.add(piece)
    book.save()
    return into.getvalue()


def read_again(data: bytes, name: str) -> Candidate:
    sheet = read(data, name)
    table, mapping = map_columns(sheet, DEFAULT.questions)
    [found] = candidates(table, mapping, DEFAULT.questions, date(2026, 11, 23))
    return found


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX])
@given(details=DETAILS, answers=ANSWERS)
@settings(max_examples=25, deadline=None)
def test_what_is_exported_is_imported_as_it_was(form: Format, details: Details, answers: dict[str, str]) -> None:
    found = read_again(written(form, details, answers), f"leads.{form}")
    assert found.details == details
    assert found.answers == answers


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX])
def test_whoever_is_barred_stands_as_barred_in_the_file_and_is_taken_in_nowhere(form: Format) -> None:
    jane = Details("Jane Doe", "Acme", "jane@acme.example")
    assert read_again(written(form, jane, barred=True), f"leads.{form}").because is Because.UNSUBSCRIBED
    assert b'"do_not_contact":true' in written(Format.JSONL, jane, barred=True)


def test_a_card_is_read_again() -> None:
    jane = Details("Jane de la Doe", "Acme; Sons, Ltd", "jane@acme.example", "VP", "+49 89 1234567")
    assert read_again(written(Format.CARD, jane), "L-1.vcf").details == jane


def test_a_workbook_calculates_nothing() -> None:
    jane = Details("Jane Doe", '=HYPERLINK("x")', "jane@acme.example", "@SUM(A1)", "+49 89 1234", "_x0041_")
    [_, told] = openpyxl.load_workbook(io.BytesIO(written(Format.XLSX, jane)))["Leads"].iter_rows()
    assert {cell.data_type for cell in told if cell.value} == {"s", "d"}
    assert told[4].value == '=HYPERLINK("x")'


@pytest.mark.parametrize("limits", [{"rows_of_a_sheet": 2}, {"bytes_of_a_sheet": 100}])
def test_what_a_sheet_does_not_hold_goes_on_the_next_under_the_same_headings(limits: dict[str, int]) -> None:
    into = io.BytesIO()
    book = Workbook(into, **limits)
    for first in (1, 3):
        told = [[f"L-{number}", "Jane", date(2026, 11, 23)] for number in (first, first + 1)]
        book.add(xlsx_file.rows([["Lead", "Name", "Came in"], *told] if first == 1 else told))
    book.add(xlsx_file.rows([["L-5", "", None]]))
    book.save()
    found = openpyxl.load_workbook(into)
    assert found.sheetnames == ["Leads", "Leads 2", "Leads 3"]
    assert [sheet.freeze_panes for sheet in found] == ["A2"] * 3
    assert [[row[0].value for row in sheet] for sheet in found] == [
        ["Lead", "L-1", "L-2"],
        ["Lead", "L-3", "L-4"],
        ["Lead", "L-5"],
    ]
    assert found["Leads 2"]["C3"].value.date() == date(2026, 11, 23)
    assert sum(1 for table in read(into.getvalue(), "leads.xlsx").tables for _ in table.rows) == 5


def test_a_text_that_no_cell_holds_says_where_the_rest_is() -> None:
    jane = Details("Jane Doe", "Acme & <Sons>", "jane@acme.example", notes="x" * 40_000 + " end")
    [_, told] = openpyxl.load_workbook(io.BytesIO(written(Format.XLSX, jane)))["Leads"].iter_rows(values_only=True)
    assert "Acme & <Sons>" in told
    [notes] = [text for text in told if str(text).startswith("xxx")]
    assert len(notes) < 32_767
    assert notes.endswith("all of it is in CSV and JSON Lines)")
    assert "x end" in written(Format.CSV, jane).decode()


def test_without_contact_details_nobody_is_told_how_to_reach_them() -> None:
    jane = Details("Jane Doe", "Acme", "jane@acme.example", phone="+49 89 1234567", notes="Call her at home")
    for form in (Format.CSV, Format.JSONL):
        told = written(form, jane, contact=False).decode()
        assert "Jane Doe" in told
        assert not [word for word in ("jane@", "1234567", "Call her") if word in told]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        (
            'accepted since 1 Oct source "Webinar Q3" owner <@U1|lena> as xlsx',
            ((Stage.ACCEPTED,), "Webinar Q3", "U1", "2026-10-01", "", Format.XLSX),
        ),
        (
            "won and lost from 1 oct to 15 nov",
            ((Stage.WON, Stage.LOST), "", "", "2026-10-01", "2026-11-15", Format.CSV),
        ),
        ("november as json", ((), "", "", "2026-11-01", "2026-11-30", Format.JSONL)),
        ("all leads", ((), "", "", "", "", Format.CSV)),
        ("waiting for sales, nurturing", ((Stage.OFFERED, Stage.NURTURING), "", "", "", "", Format.CSV)),
        ("source Fair until last month", ((), "Fair", "", "", "2026-10-31", Format.CSV)),
    ],
)
def test_words_choose_leads(typed: str, understood: tuple[Any, ...]) -> None:
    found = typed_export(typed, NOW.date())
    assert (found.stages, found.source, found.owner, found.first, found.last, found.format) == understood
    assert not found.rest


@pytest.mark.parametrize("typed", ["everything blue", "accepted as pdf", "since whenever", "owner @lena"])
def test_words_that_say_nothing_are_named(typed: str) -> None:
    assert typed_export(typed, NOW.date()).rest
