"""Leads from a file: handed in by `/lead import` or dropped into the DM, seen before anything is saved, and loaded.

The clock begins on Monday, 23 November 2026, at 10:30 in Berlin.
"""

import asyncio
from collections.abc import Callable

import pytest

from bot.simulator.form import Form
from bot.simulator.people import Person
from bot.simulator.seen import Message
from tests.conversations.office import Office

LEADS = b"""Name,Company,Email,Phone,Shoe size
Jane Doe,Acme Corp,jane@acme.example,+49 30 901820,38
Al Stone,Stone Ltd,al@stone.example,,44
Broken Bob,Bob Inc,bob(at)nowhere,,
"""


async def until(there: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait for what goes on beside Slack's answer."""
    async with asyncio.timeout(seconds):
        while not there():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def hands_in(office: Office, content: bytes = LEADS, name: str = "leads.csv", who: Person | None = None) -> Form:
    """Somebody hands in a file by the form; returns the preview, which takes the form's place."""
    person = who or office.mia
    await person.runs("/lead import", in_=office.sales)
    waits = await person.submits({"File": (name, content)})
    assert waits is not None
    assert f"I am fetching and reading {name}" in waits.text
    await office.work()
    await until(lambda: person.modal is None or "fetching" not in person.modal.text)
    assert person.modal is not None
    return person.modal


def messages(person: Person, about: str = "leads.csv") -> list[Message]:
    return [message for message in person.reads(person.dm) if about in message.text and not message.files]


async def test_a_file_is_seen_before_anything_is_saved(office: Office) -> None:
    preview = await hands_in(office)
    assert "3 rows" in preview.text
    assert "2 new · 1 to be mended" in preview.text
    assert "line 4: “bob(at)nowhere”" in preview.text
    assert "Email · filled 3 of 3\n“jane@acme.example”, “al@stone.example”" in preview.text
    assert "Shoe size · filled 2 of 3\n“38”, “44”" in preview.text
    assert preview.values["Where are they from?"] == "leads"
    [message] = messages(office.mia)
    assert "leads.csv: a list, 3 rows: 2 new · 1 to be mended" in message.text
    assert message.labels == ["Import these leads", "Forget the file"]
    found = await office.mia.runs("/lead find acme", in_=office.sales)
    assert found is None or "Jane Doe" not in found.text
    await office.mia.closes()
    await office.mia.clicks("Forget the file", on=message)
    await office.work()
    assert "I have forgotten it. Nothing was saved." in messages(office.mia)[0].text


async def test_what_a_column_becomes_can_be_switched_and_the_numbers_follow(office: Office) -> None:
    await hands_in(office)
    await office.mia.fills({"Batch": "Fair in November"})
    await office.mia.chooses("What “Email” is", "Leave it out")
    await until(lambda: office.mia.modal is not None and "3 new" in office.mia.modal.text)
    form = office.mia.modal
    assert form is not None
    assert form.values["Batch"] == "Fair in November", "what was filled in stays"


async def test_home_has_a_button_for_a_file(office: Office) -> None:
    await office.mia.clicks("Import a file", on=await office.mia.opens_home())
    waits = await office.mia.submits({"File": ("leads.csv", LEADS)})
    assert waits is not None
    assert "I am fetching and reading leads.csv" in waits.text
    assert "Import a file" not in (await office.ravi.opens_home()).buttons


async def test_a_file_dropped_into_the_dm_is_offered_and_what_holds_no_leads_is_answered_kindly(office: Office) -> None:
    await office.mia.shares("leads.csv", LEADS, text="from the fair")
    await office.mia.shares("photo.png", b"\x89PNG")
    await office.work()
    [message] = messages(office.mia)
    assert "Nothing is saved yet." in message.text
    await office.mia.sees("I take no leads from photo.png: what I can read are lists, as CSV", in_=office.mia.dm)
    await office.mia.clicks("Import these leads", on=message)
    assert office.mia.modal is not None
    assert "2 new" in office.mia.modal.text
    await office.ravi.shares("leads.csv", LEADS)
    await office.work()
    await office.ravi.sees("Importing leads is for marketers and managers", in_=office.ravi.dm)
    assert not messages(office.ravi)


async def test_a_file_is_loaded_and_can_be_taken_back(office: Office) -> None:
    await office.mia_brings()
    preview = await hands_in(office)
    assert "1 new · 1 known already · 1 to be mended" in preview.text
    done = await office.mia.submits({"Where are they from?": "Fair 2026", "Batch": "Day one"})
    assert done is not None
    assert "leads.csv is being loaded. You can close this: my message to you shows how far it is." in done.text
    await office.later(seconds=5)
    await office.later(seconds=5)
    [message] = messages(office.mia)
    assert "leads.csv is loaded: 3 rows." in message.text
    assert "1 new · 1 known already · 1 to be mended" in message.text
    [file] = [each for each in office.mia.reads(office.mia.dm) if each.files]
    assert b"bob(at)nowhere" in file.opens(file.files[0])
    assert message.labels == ["See the batch", "See the source", "Undo"]
    mended = file.opens(file.files[0]).replace(b",bob(at)nowhere,,", b",bob@bob.example,,")
    preview = await hands_in(office, mended, "mended.csv")
    assert "one row · UTF-8, with commas\n1 new\n" in preview.text
    await office.mia.closes()
    found = await office.mia.runs("/lead find stone", in_=office.sales)
    assert found is not None
    assert "Al Stone" in found.text
    await office.mia.clicks("Undo", on=message)
    await office.later(seconds=5)
    assert "leads.csv was taken back. Its one new lead is removed again." in messages(office.mia)[0].text
    found = await office.mia.runs("/lead find stone", in_=office.sales)
    assert found is not None
    assert "Al Stone" not in found.text


async def test_a_preview_that_was_drawn_from_an_older_choice_is_refused_and_nothing_typed_is_lost(
    office: Office,
) -> None:
    await hands_in(office)
    older = office.mia.leaves()
    [message] = messages(office.mia)
    await office.mia.clicks("Import these leads", on=message)
    await office.mia.chooses("What “Email” is", "Leave it out")
    await until(lambda: office.mia.modal is not None and "3 new" in office.mia.modal.text)
    again = await office.mia.turns_to(older).submits({"Batch": "Day one"})
    assert again is not None
    assert "Something was changed in this preview since it was drawn. Nothing was loaded" in again.text
    assert "3 new" in again.text
    assert again.values["Batch"] == "Day one"
    await office.mia.submits()
    await office.later(seconds=5)
    assert "leads.csv is loaded: 3 rows." in messages(office.mia)[0].text


async def test_without_the_permission_baton_says_what_to_do(office: Office) -> None:
    office.installed.declined = frozenset({"files:read"})
    answer = await office.mia.runs("/lead import", in_=office.sales)
    assert answer is not None
    assert "adds the permission files:read" in answer.text
    assert "installs Baton again there" in answer.text
    await office.mia.clicks("Import a file", on=await office.mia.opens_home())
    assert office.mia.modal is not None
    assert "adds the permission files:read" in office.mia.modal.text
    await office.mia.closes()
    await office.mia.shares("leads.csv", LEADS)
    await office.work()
    [message] = messages(office.mia)
    assert "leads.csv was not loaded. Baton may not read files in this Slack workspace yet." in message.text


async def test_a_file_that_slack_does_not_give_at_once_is_asked_for_again(office: Office) -> None:
    office.slack.faults.next("files.info").rate_limited(retry_after=30)
    office.slack.faults.next("download", status=503)
    await office.mia.shares("leads.csv", LEADS)
    await office.work()
    assert "I try again" in messages(office.mia)[0].text
    for _ in range(3):
        await office.later(seconds=61)
    [message] = messages(office.mia)
    assert "2 new" in message.text


async def test_a_file_that_slack_says_is_too_large_is_not_fetched(office: Office) -> None:
    fetching = office.slack.faults.next("download")
    await office.mia.shares("leads.csv", b"Name,Email\n" + b"," * 10_000_000)
    await office.work()
    [message] = messages(office.mia)
    assert "It has more than 10 MB, and I take no larger ones. Please hand it in in parts" in message.text
    assert fetching.times == 1, "nobody has asked for it"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("leads.csv", b"", "This file is empty."),
        ("leads.csv", b"x" * 10_000_001, "It has more than 10 MB"),
        ("leads.csv", b"words\n", "was not loaded"),
    ],
)
async def test_a_file_that_cannot_be_read_says_why(office: Office, name: str, content: bytes, why: str) -> None:
    await office.mia.shares(name, content)
    await office.work()
    [message] = messages(office.mia)
    assert why in message.text
    assert not message.labels
