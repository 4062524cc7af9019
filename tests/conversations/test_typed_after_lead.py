"""What somebody types after `/lead`, as Slack hands it over: a subcommand, or a lead, and never lost."""

import pytest

from tests.conversations.office import JANE, Office


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mine Kaya, CTO at Harbor, mine.kaya@harbor.example, from Fair", "Mine Kaya"),
        ("Due Nguyen, Harbor", "Due Nguyen"),
        ("Show Kaya, Harbor", "Show Kaya"),
        ("Find Hansen, CTO at Harbor", "Find Hansen"),
        ("mine kaya, harbor, mine.kaya@harbor.example", "mine kaya"),
    ],
)
async def test_a_person_called_as_a_subcommand_gets_the_form(office: Office, line: str, name: str) -> None:
    await office.mia.runs(f"/lead {line}", in_=office.sales)
    assert office.mia.modal.values["Name"] == name


@pytest.mark.parametrize(
    "line", ["mine", "Mine", "MINE", "due", "help", "digest", "find jane", "Find jane@acme.example"]
)
async def test_a_subcommand_is_one_however_it_is_written(office: Office, line: str) -> None:
    await office.mia_brings()
    assert await office.mia.runs(f"/lead {line}", in_=office.sales)
    assert office.mia.modal is None


async def test_show_somebody_leads_to_find(office: Office) -> None:
    answer = await office.mia.runs("/lead show jane", in_=office.sales)
    assert "Did you mean /lead find jane?" in answer.text
    await office.mia.clicks("New lead", on=answer)
    assert "jane" in str(office.mia.modal.values)


async def test_an_address_that_slack_made_a_link_of_is_found(office: Office) -> None:
    await office.mia_brings()
    answer = await office.mia.runs("/lead find jane@acme.example", in_=office.sales)
    assert "L-1 Jane Doe" in answer.text
    nothing = await office.mia.runs("/lead find bo@north.example", in_=office.sales)
    assert "Nothing matches “bo@north.example”" in nothing.text


@pytest.mark.parametrize("named", ["L–1", "L\u20111", "#1", "L 1", "L-1.", "l1", "1"])
async def test_a_leads_number_however_it_is_written(office: Office, named: str) -> None:
    await office.mia_brings()
    assert "Jane Doe" in (await office.mia.runs(f"/lead show {named}", in_=office.sales)).text


async def test_somebody_mentioned_is_called_by_their_name(office: Office) -> None:
    await office.mia.runs("/lead Jane Doe at Harbor, jane@harbor.example, notes: @Ravi Rep knows her", in_=office.sales)
    assert office.mia.modal.values["Notes"] == "Ravi Rep knows her"


async def test_a_name_that_slack_does_not_tell_in_time_is_a_colleague(office: Office) -> None:
    office.slack.faults.next("users.info", times=99).error("internal_error")
    message = await office.sofia.says("@Ravi Rep met Jane Doe of Harbor Ltd, jane@harbor.example", in_=office.sales)
    await office.mia.uses_shortcut("Turn into a lead", on=message)
    values = office.mia.modal.values
    assert values["Email"] == "jane@harbor.example"
    assert office.ravi.id not in str(values)
    assert "a colleague" in str(values)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Sean O’Neill at Harbor, sean.o’neill@harbor.example", "Email", "sean.o'neill@harbor.example"),
        ("Jane Doe at Harbor, info&sales@harbor.example", "Email", "info&sales@harbor.example"),
        ("Jane Doe, Harbor, +49 30 1234\u2011567", "Phone", "+49 30 1234-567"),
        ("Jane Doe, Harbor, +1 212–555–0100", "Phone", "+1 212-555-0100"),
    ],
)
async def test_an_address_or_number_is_whole_and_saved(office: Office, line: str, field: str, value: str) -> None:
    await office.mia.runs(f"/lead {line}", in_=office.sales)
    assert office.mia.modal.values[field] == value
    form = await office.mia.submits()
    assert form.title == "Questions for L-1"


async def test_what_was_typed_into_the_fields_with_other_marks_is_taken(office: Office) -> None:
    await office.mia.runs("/lead Sean O’Neill", in_=office.sales)
    form = await office.mia.submits({"Email": "sean.o’neill@harbor.example", "Phone": "+49 30 1234–567"})
    assert form.title == "Questions for L-1"
    await office.mia.closes(everything=True)
    await office.mia.runs(f"/lead {JANE.replace('jane@acme.example', 'sean.o' + chr(39) + 'neill@harbor.example')}")
    assert (await office.mia.submits()).title == "Already a lead?"
