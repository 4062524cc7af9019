"""The rows of a file: each becomes a lead, or says why it is none."""

from datetime import UTC, datetime

import pytest

from bot.exchange.layouts.map_columns import map_columns
from bot.exchange.rows.candidate import Because, Candidate, Fate
from bot.exchange.rows.candidates import candidates
from bot.exchange.rows.check import check
from bot.exchange.rows.details import ONLY_ADDRESS
from bot.lead.definition.default import DEFAULT
from bot.lead.details import Details
from tests.exchange.sheets import TODAY, looked_at, sheet, table


def one(header: str, row: str) -> Candidate:
    """Read a single row."""
    people, mapping = map_columns(sheet(table(header, row)), DEFAULT.questions)
    [found] = candidates(people, mapping, DEFAULT.questions, TODAY)
    return found


def lead(header: str, row: str) -> Details:
    found = one(header, row)
    assert found.fate is Fate.NEW, found.reason
    return found.details


@pytest.mark.parametrize(("header", "row", "name"), [
    ("First name|Middle name|Last name|Email", "Ada|M.|Probe|a@x.io", "Ada M. Probe"),
    ("Name|First name|Last name|Email", "Ada P|Ada|Probe|a@x.io", "Ada Probe"),
    ("Last name|Email", "Probe|a@x.io", "Probe"),
    ("Name|Email", "Probe; Ada|a@x.io", "Ada Probe"),
    ("Name|Email", "Probe, Ada|a@x.io", "Ada Probe"),
    ("Name|Email", "Ada Probe, PhD|a@x.io", "Ada Probe, PhD"),
    ("Name|Email", "Probe, Dr. Ada|a@x.io", "Dr. Ada Probe"),
    ("Name|Email", "Ada Probe, Dr.|a@x.io", "Ada Probe, Dr."),
    ("Name|Email", '="Ada Probe"|a@x.io', "Ada Probe"),
    ("Contact 1|Email 1|Contact 2", "Ada Probe|a@x.io|Bo Leer", "Ada Probe"),
    ("Name|Email", "'t Hooft|a@x.io", "'t Hooft"),
    ("name|Name|NAME|Email", "Ada|Ada Probe|ADA PROBE|a@x.io", "Ada Probe"),
    ("Email|Phone", "Ada Probe <a@x.io>|", "Ada Probe"),
    ("Name|Email", "|ada.p@x.io", "ada.p"),
    ("Name|Phone", "ada.p@x.io|+4930123456", "ada.p"),
])  # fmt: skip
def test_a_name_is_put_together_from_what_there_is(header: str, row: str, name: str) -> None:
    assert lead(header, row).name == name


def test_whoever_has_no_name_goes_by_their_address_and_the_notes_say_so() -> None:
    assert "no name" in lead("Name|Email", "|ada.p@x.io").notes


@pytest.mark.parametrize(("cell", "email", "kept"), [
    ("mailto:ada@probe.example", "ada@probe.example", ""),
    ("Ada <ada@probe.example>", "ada@probe.example", ""),
    ("ada@probe.example; a.p@x.io", "ada@probe.example", "Email: a.p@x.io"),
    ("ada@probe.example, ADA@probe.example", "ada@probe.example", ""),
    ("\u200aada@probe.example\u2028", "ada@probe.example", ""),
    ("N/A", "", ""),
])  # fmt: skip
def test_the_first_address_of_a_cell_is_the_leads_and_the_others_are_kept(cell: str, email: str, kept: str) -> None:
    found = lead("Name|E-mail", f"Ada|{cell}")
    assert (found.email, found.notes) == (email, kept)


@pytest.mark.parametrize(("cell", "phone", "kept"), [
    ("0049 30 1234567", "+49 30 1234567", ""),
    ("'+4930123456", "+4930123456", ""),
    ("'030123456", "030123456", ""),
    ("Tel.: 030 / 123456", "030 / 123456", ""),
    ("12025550143.0", "12025550143", ""),
    ("+49 30 1234567 / +49 171 1234567", "+49 30 1234567", "Phone: +49 171 1234567"),
    ("030/23125-004", "030/23125-004", ""),
    ("on request", "", "Phone: on request"),
])  # fmt: skip
def test_a_number_is_taken_as_it_is_meant(cell: str, phone: str, kept: str) -> None:
    found = lead("Name|Phone", f"Ada|{cell}")
    assert (found.phone, found.notes) == (phone, kept)


def test_email_and_phone_may_share_a_cell() -> None:
    found = lead("Contact|Email / Phone", "Ada|ada@probe.example / +12025550143")
    assert (found.name, found.email, found.phone, found.notes) == ("Ada", "ada@probe.example", "+12025550143", "")
    assert lead("Contact|Email / Phone", "Ada|06 39 98 00 01").phone == "06 39 98 00 01"


@pytest.mark.parametrize(("header", "row", "value", "reason"), [
    ("Name|Phone", "Ada|4,91523E+12", "4,91523E+12", "Excel has cut"),
    ("Name|Phone", "Ada|=1+1", "=1+1", "only digits"),
    ("Name|Email", "Ada|ada@probe", "ada@probe", "stops short"),
    ("Name|Email", "Ada|/o=ExchangeLabs/cn=ada", "/o=ExchangeLabs/cn=ada", "not an email address"),
    ("Name|Phone", "|+4930123456", "", "Nobody is named"),
    ("Name|Email|Created at", "Ada|a@x.io|31.02.2026", "31.02.2026", "no such date"),
    ("Shoe size|Colour", "42|red", "", "No column"),
])  # fmt: skip
def test_what_has_to_be_put_right_is_refused_with_its_value_and_reason(
    header: str, row: str, value: str, reason: str
) -> None:
    found = one(header, row)
    assert found.fate is Fate.REFUSED
    assert found.value == value
    assert reason in found.reason
    assert found.reason.endswith(".")


def test_a_date_that_the_columns_order_makes_impossible_is_refused() -> None:
    found = looked_at("Email|Created at", "a@x.io|25/10/2026", "b@x.io|26/10/2026", "c@x.io|10/27/2026")
    assert [(each.line, each.value) for each in found.refused] == [(4, "10/27/2026")]


@pytest.mark.parametrize(("cell", "came"), [
    ("2026-10-06T07:24:15-05:00", datetime(2026, 10, 6, 12, 24, 15, tzinfo=UTC)),
    ("06.10.2026", datetime(2026, 10, 6, tzinfo=UTC)),
    ("46301", datetime(2026, 10, 6, tzinfo=UTC)),
    ("Oct 01, 2026 09:12 AM CEST", datetime(2026, 10, 1, 7, 12, tzinfo=UTC)),
    ("0/0/00", None),
    ("10/06/2026", None),
    ("last week", None),
])  # fmt: skip
def test_a_moment_is_read_in_utc_or_not_at_all(cell: str, came: datetime | None) -> None:
    found = one("Email|Created at", f"a@x.io|{cell}")
    assert (found.fate, found.came_at) == (Fate.NEW, came)
    assert (f"Created at: {cell}" in found.details.notes) == (came is None and cell != "0/0/00")


SKIPPED = [
    ("Attended|User Name|Email|Join Time", "No|Lin|l@x.io|--", Because.NO_SHOW),
    ("Email|Attendee Status|Order #|Attendee #", "l@x.io|Not Attending|1|2", Because.NO_SHOW),
    ("Email|Registration Status|Engagement Score|Live Minutes", "l@x.io|No Show|0|0", Because.NO_SHOW),
    ("Email|Order Type|Order #|Attendee #", "l@x.io|Refunded|1|2", Because.NO_SHOW),
    ("First Name|Email|Order #|Attendee #", "Info Requested|l@x.io|1|2", Because.PLACEHOLDER),
    ("Email|Response Type|Network ID", "l@x.io|started|7", Because.UNFINISHED),
    ("Email|Unsubscribed", "l@x.io|Yes", Because.UNSUBSCRIBED),
    ("Email Address|LEID|EUID|UNSUB_TIME", "l@x.io|1|2|2026-05-05 06:07:08", Because.UNSUBSCRIBED),
    ("Email Address|LEID|EUID|CLEAN_TIME", "l@x.io|1|2|2026-05-05 06:07:08", Because.UNSUBSCRIBED),
    ("Full Name|First Join|Last Leave|Email|Role", "Mia|x|x|m@x.io|Organizer", Because.STAFF),
    ("Scan ID|Badge ID|First Name|Email|Notes", "2|A-2|||badge opted out of data sharing", Because.NOBODY),
    ("Name|Email", "Gesamt|", Because.TOTAL),
    ("Name|Email", "Copyright (c) 2000-2026 salesforce.com, inc.|", Because.TOTAL),
]


@pytest.mark.parametrize(("header", "row", "because"), SKIPPED)
def test_a_row_that_is_nobodys_is_skipped_with_the_reason(header: str, row: str, because: Because) -> None:
    found = one(header, row)
    assert (found.fate, found.because, found.reason) == (Fate.SKIPPED, because, because.value)


@pytest.mark.parametrize(("header", "row"), [
    ("id|created_time|ad_id|form_id|email|full_name", "l:1|x|||test@meta.com|Test"),
    ("id|created_time|ad_id|form_id|email|full_name", "l:1|x||||<test lead: dummy data for full_name>"),
    ("Email|Test Lead|Lead Type|First Name", "ada@x.io|TRUE|SPONSORED|Ada"),
    ("User email|Is test|Form ID|Google Click ID", "ada@x.io|true|1|2"),
])  # fmt: skip
def test_a_test_lead_never_becomes_one(header: str, row: str) -> None:
    assert one(header, row).fate is Fate.TEST


def test_a_persons_further_rows_are_skipped_and_name_the_first() -> None:
    found = looked_at(
        "Name|Company|Email|Phone",
        "Ada|Acme|ADA@probe.example|",
        "Ada P|Acme|ada@probe.example|",
        "Lin|Leer GmbH||030 1234567",
        "Lin|Leer|lin@leer.example|+49 30 1234567",
        "Tom|Harbour|tom@x.io|+44 20 70000000",
        "Tim|Harbour|tim@x.io|+44 20 70000000",
        "Lin|LEER gmbh||",
    )
    assert [each.line for each in found.leads] == [2, 4, 6, 7]
    assert found.because == {Because.AGAIN: 3}


def test_the_joins_of_a_person_are_added_up() -> None:
    header = "Attended|User Name (Original Name)|Email|Join Time|Time in Session (minutes)"
    file = sheet(
        table("Topic|Webinar ID|Duration", "Pricing, live|123|65"),
        table(header, "Yes|Mia|mia@acme.io|x|75", title="Host Details", first=5),
        table(header, "Yes|Ada Probe (ada)|ada@x.io|x|29", "Yes|Ada|ADA@x.io|x|26", title="Attendee Details", first=8),
        table("User Name|Join Time|Time in Session (minutes)", "Bo Phone|x|10", title="Other Attended", first=12),
    )
    found = check(file, DEFAULT.questions, TODAY)
    assert [(each.line, each.details.name) for each in found.leads] == [(8, "Ada Probe"), (12, "Bo Phone")]
    assert "Minutes attended: 55" in found.leads[0].details.notes
    assert found.leads[0].details.source == "Pricing, live"
    assert found.because == {Because.STAFF: 1, Because.AGAIN: 1}


def test_whoever_joins_again_under_a_name_alone_is_no_second_lead() -> None:
    header = "Name (Original Name)|User Email|Join Time|Leave Time|Duration (Minutes)"
    found = looked_at(header, "Lin (Guest)||10:00|10:10|10", "Lin||10:20|10:40|20", "Tom||10:20|10:40|20")
    assert [each.details.name for each in found.leads] == ["Lin", "Tom"]
    assert "Minutes attended: 30" in found.leads[0].details.notes


def test_a_path_within_outlook_is_no_address_and_a_phone_number_will_do() -> None:
    found = lead(
        "First Name|E-mail Address|E-mail Type|E-mail Display Name|Phone", "Lin|/o=Ex/cn=lin|EX|Lin|030 123456"
    )
    assert (found.email, found.phone, found.notes) == ("", "030 123456", "Outlook: /o=Ex/cn=lin")


def test_a_presenter_is_staff_only_where_others_merely_attend() -> None:
    header = "Full Name|First Join|Last Leave|Email|Role"
    meeting = looked_at(header, "Ada|||a@x.io|Presenter", "Mia|||m@x.io|Organizer")
    webinar = looked_at(header, "Ada|||a@x.io|Attendee", "Mia|||m@x.io|Presenter")
    assert [each.details.name for each in (*meeting.leads, *webinar.leads)] == ["Ada", "Ada"]


def test_answers_are_matched_to_the_definitions_choices_and_the_rest_is_noted() -> None:
    header = "email|when_do_you_want_to_buy?|Budget|what_is_their_requirement?|created_time|ad_id|form_id"
    found = one(header, "a@x.io|within_3_months|lots|Fewer steps|||")
    assert found.answers == {"timing": "within_3", "requirement": "Fewer steps"}
    assert found.details.notes.splitlines() == ["Budget: lots", f"Name: {ONLY_ADDRESS}"]


def test_what_has_no_field_is_kept_in_the_notes_and_nothing_is_calculated() -> None:
    found = lead("Name|Email|Rating|Demo|Notes|", "Ada|a@x.io|5|Demo|'=2+2|extra|more")
    assert found.notes.splitlines() == ["=2+2", "Rating: 5", "Chosen: Demo", "Column 6: extra", "Column 7: more"]


def test_a_value_too_long_for_its_field_stands_in_the_notes_as_a_whole() -> None:
    found = lead("Name|Email|Company", f"Ada|a@x.io|{'Acme ' * 40}")
    assert len(found.company) <= 150
    assert found.notes == f"Company: {('Acme ' * 40).strip()}"


@pytest.mark.parametrize(("file", "said", "source"), [
    (sheet(table("Email|Campaign", "a@x.io|Q4"), lead_in=("Fair leads",)), "Typed", "Q4"),
    (sheet(table("Email|Campaign", "a@x.io|"), lead_in=("Fair leads",)), "Typed", "Typed"),
    (sheet(table("Email|Campaign", "a@x.io|"), lead_in=("Fair leads",)), "", "Fair leads"),
    (sheet(table("Email|Campaign", "a@x.io|"), lead_in=("Report generated 1.1.",)), "", "list of fall"),
    (sheet(table("Attended|Interest Rating|Email", "Yes|1|a@x.io"), lead_in=("Webinar Name|Webinar ID", "Live|1-2")),
     "Typed", "Live"),
    (sheet(table("Engagement Score|Live Minutes|Email", "5|10|a@x.io"), lead_in=("Event Name|Live", "Event ID|4")),
     "", "Live"),
])  # fmt: skip
def test_the_source_is_the_rows_own_or_the_events_or_what_was_said_or_the_files(file, said, source) -> None:  # type: ignore[no-untyped-def]
    found = check(file, DEFAULT.questions, TODAY, name="list of fall.csv", source=said)
    assert found.leads[0].details.source == source
