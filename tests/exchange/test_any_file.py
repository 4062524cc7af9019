"""Whatever stands in a file, its rows are all accounted for, and what becomes a lead passes the form's checks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.exchange.formula import guarded
from bot.exchange.layouts.map_columns import map_columns
from bot.exchange.reading.sheet import Kind, Row, Sheet, Table
from bot.exchange.rows.candidate import Fate
from bot.exchange.rows.candidates import candidates
from bot.exchange.rows.check import check
from bot.exchange.rows.told import as_json, as_text
from bot.lead.definition.default import DEFAULT
from bot.lead.details import ARRIVAL_BY_KEY, DETAILS, Details, said_in_words
from bot.lead.form_checks import answer_problems, detail_problems
from tests.exchange.sheets import TODAY

HEADERS = st.one_of(
    st.sampled_from(
        """
        Name|First Name|Nachname|Email|E-mail 1 - Value|Phone|Email / Phone|Company|Notes|Created at|Attended|Role|
        Time in Session (minutes)|Unsubscribed|Is test|When do you want to buy?|Budget|Country|Source|Time zone|
        Order #|Attendee #|id|created_time|ad_id|form_id|Lead|Stage|How they came in|LEID|EUID|Other|
        """.replace("\n", "")
        .replace("        ", "")
        .split("|")
    ),
    st.text(max_size=12),
)
CELLS = st.one_of(
    st.sampled_from(
        """
        Ada Probe|Probe, Ada|ada@probe.example|ADA@probe.example|ada@|a@b@c.io|x <lin@leer.io>; y@z.io|+49 30 1234567|
        0049301234567|4,91523E+12|'=2+2|=cmd|--|N/A|yes|no|10/06/2026|25/10/2026|31.02.2026|46301|2026-10-06T07:24:15Z|
        <test lead: dummy data for email>|test@meta.com|p:+4930123456|Organizer|59 Min. 0 Sek.|within_3_months|not_sure|
        Europe/Berlin|Total|Info Requested|a ::: b@c.io|L-12|webinar|<b>x</b>|\x00|
        """.replace("\n", "")
        .replace("        ", "")
        .split("|")
    ),
    st.text(max_size=30),
    st.text(alphabet="1", min_size=140, max_size=200),
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    tables = []
    for _ in range(draw(st.integers(1, 2))):
        header = tuple(draw(st.lists(HEADERS, min_size=1, max_size=8)))
        cells = st.lists(CELLS, min_size=1, max_size=9).map(tuple)
        rows = draw(st.lists(cells, max_size=6))
        tables.append(Table(draw(st.text(max_size=5)), header, tuple(Row(at, row) for at, row in enumerate(rows, 2))))
    return Sheet(draw(st.sampled_from(Kind)), "utf-8", ",", tuple(tables))


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_the_counts_add_up_and_every_lead_passes_the_checks(sheet: Sheet) -> None:
    found = check(sheet, DEFAULT.questions, TODAY, name="x.csv")
    assert found.rows == sum(1 for _ in found.table.rows) == sum(found.counts.values())
    assert sum(found.because.values()) == found.counts[Fate.SKIPPED]
    for each in found.leads:
        assert not detail_problems(each.details)
        assert not answer_problems(each.answers, DEFAULT, lambda: TODAY)
    assert all(each.reason.endswith((".", "?")) for each in found.refused)
    told = as_json(found)
    assert told["rows"] == sum(told[fate] for fate in ("new", "known", "barred", "test", "skipped")) + len(
        told["refused"]
    )
    assert as_text(found)


@settings(max_examples=25, deadline=None)
@given(sheets())
def test_the_same_file_gives_the_same_rows_whenever_it_is_read(sheet: Sheet) -> None:
    table, mapping = map_columns(sheet, DEFAULT.questions)
    once = list(candidates(table, mapping, DEFAULT.questions, TODAY))
    assert once == list(candidates(table, mapping, DEFAULT.questions, TODAY))
    assert len({each.key for each in once}) == len(once)
    assert set(mapping.targets) == set(range(len(table.header)))


TEXTS = st.text(max_size=40).map(str.strip)


@st.composite
def known_leads(draw: st.DrawFn) -> Details:
    email = draw(st.sampled_from(["", "ada@probe.example", "Jürgen@bücher.example"]))
    phone = draw(st.sampled_from(["", "+49 30 1234567", "0049301234567", "030/23125-004", "+1 555 0100 x12"]))
    name = draw(
        TEXTS.filter(bool) | st.sampled_from(["Doe, Jane", "Total", "N/A", "'t Hooft", "=1+1", "test@meta.com"])
    )
    texts = {each: draw(TEXTS) for each in ("company", "title", "source", "segment", "notes")}
    arrival, zone = draw(st.sampled_from(["", *ARRIVAL_BY_KEY])), draw(st.sampled_from(["", "Europe/Berlin"]))
    return Details(name=name, email=email, phone=phone, arrival=arrival, tz=zone, **texts)


@settings(max_examples=60, deadline=None)
@given(st.lists(known_leads(), max_size=4))
def test_what_baton_exported_comes_back_as_it_was(leads: list[Details]) -> None:
    header = ("Lead", "Stage", *(detail.label for detail in DETAILS.values()))
    rows = tuple(
        Row(at, (f"L-{at}", "draft", *(guarded(said_in_words(name, getattr(each, name))) for name in DETAILS)))
        for at, each in enumerate(leads, 2)
    )
    table, mapping = map_columns(Sheet(Kind.DELIMITED, "utf-8", ",", (Table("", header, rows),)), DEFAULT.questions)
    found = list(candidates(table, mapping, DEFAULT.questions, TODAY, "x"))
    assert [each.details for each in found] == leads
    assert [each.lead for each in found] == [f"L-{at}" for at in range(2, len(leads) + 2)]
