"""What happens between asking for a file of leads and its coming: people are barred or erased, roles change, Slack or
Baton fails, others ask too. Nobody gets what is not for them, nobody waits for others, and each is told.

The clock begins on Monday, 23 November 2026, at 10:30 in Berlin.
"""

import asyncio

import pytest

from storage import tables
from storage.sql import Transaction
from tests.conversations.office import Office
from tests.conversations.test_exporting import CSV, asks, files, rows, some_leads
from tests.conversations.two import another_baton
from tests.storage.many_leads import many_leads

UPLOAD = "files.getUploadURLExternal"
_MANY = 11_000


def held_up(office: Office, seconds: int = 60) -> None:
    """The next file is written, and cannot be sent for a while."""
    office.slack.faults.next(UPLOAD).rate_limited(retry_after=seconds)


async def all_with_contact_details(office: Office, who: str = "sofia") -> None:
    person = getattr(office, who)
    await asks(office, "all with contact details", who)
    await person.submits()
    await office.work()


async def test_whoever_is_barred_stands_in_the_file_as_nobody_to_contact(office: Office) -> None:
    await some_leads(office)
    await office.max.clicks("Do not contact", on=await office.max.opens_home())
    await office.max.submits({"Who must not be contacted?": "jane@acme.example"})
    await office.work()
    await all_with_contact_details(office)
    [file] = files(office)
    assert [(lead["Lead"], lead["Do not contact"]) for lead in rows(file)] == [("L-1", "Yes"), ("L-2", "")]


async def test_whoever_is_erased_before_it_is_sent_is_not_in_the_file(office: Office) -> None:
    await some_leads(office)
    held_up(office)
    await all_with_contact_details(office)
    await office.max.runs("/lead erase L-1", in_=office.sales)
    await office.max.submits()
    for _ in range(3):
        await office.later(minutes=2)
    [file] = files(office)
    assert "Jane" not in file.opens(CSV).decode()
    assert [lead["Lead"] for lead in rows(file)] == ["L-2"]
    assert await office.sofia.sees("It is in the file below: one lead as CSV, with contact details.")


async def test_a_card_of_somebody_who_is_erased_or_barred_meanwhile_does_not_come(office: Office) -> None:
    await some_leads(office)
    for erased in (False, True):
        held_up(office)
        await office.ravi.runs("/lead card L-1", in_=office.sales)
        await office.work()
        if erased:
            await office.max.runs("/lead erase L-1", in_=office.sales)
            await office.max.submits()
        else:
            await office.max.clicks("Do not contact", on=await office.max.opens_home())
            await office.max.submits({"Who must not be contacted?": "jane@acme.example"})
        for _ in range(3):
            await office.later(minutes=2)
        assert not files(office, "ravi")
        assert await office.ravi.sees("Your export of the card of that lead was not finished: it is not for you")
        if not erased:
            await office.max.clicks("Lift")
            await office.max.closes(everything=True)


async def test_a_restart_in_the_middle_goes_on_and_sends_one_file(office: Office) -> None:
    await some_leads(office)
    office.slack.faults.next("files.completeUploadExternal").accepted_then_dropped()
    await asks(office, "all")
    office.clock.advance(minutes=6)
    async with another_baton(office) as one, another_baton(office) as two:
        for baton in (one, two, one):
            await baton.courier.deliver_now()
    await office.work()
    assert [len(rows(file)) for file in files(office)] == [2]
    assert await office.sofia.sees("It is in the file below: 2 leads as CSV, without contact details.")


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (
            "file_uploads_disabled",
            "Files are switched off in this workspace. Whoever administers Slack can allow them.",
        ),
        (
            "storage_limit_reached",
            "This workspace has no room for more files. Whoever administers Slack can make some.",
        ),
        ("file_upload_size_restricted", "The file is larger than this Slack workspace takes. Ask for fewer leads"),
    ],
)
async def test_what_slack_refuses_is_said_with_what_to_do(office: Office, refusal: str, told: str) -> None:
    await some_leads(office)
    office.slack.faults.next(UPLOAD).error(refusal)
    await asks(office, "all")
    assert not files(office)
    message = await office.sofia.sees("There is no file")
    assert f"There is no file of all leads. {told}" in message.text
    await asks(office, "all")
    assert len(files(office)) == 1, "they can ask again at once"


async def test_a_manager_who_is_one_no_more_gets_no_contact_details(office: Office) -> None:
    await some_leads(office)
    held_up(office, 120)
    await all_with_contact_details(office, "max")
    await office.sofia.clicks("Settings", on=await office.sofia.opens_home())
    await office.sofia.submits({"Managers of marketing": [office.mia.id]})
    for _ in range(3):
        await office.later(minutes=3)
    assert not files(office, "max")
    message = await office.max.sees("Your export of all leads was not finished: it is not for you any more.")
    assert "Your role, or who has the lead, changed meanwhile. A manager can say more." in message.text
    await asks(office, "log")
    assert "stopped: it was not for them any more" in office.sofia.modal.text


async def test_a_card_comes_while_somebody_elses_file_is_on_its_way(office: Office) -> None:
    await some_leads(office)
    office.slack.faults.next(UPLOAD, when=lambda args: args["filename"] == CSV).hangs(30)
    await office.lena.runs("/lead export all", in_=office.sales)
    await office.ravi.runs("/lead card L-1", in_=office.sales)
    work = asyncio.create_task(office.work())
    assert (await office.ravi.sees("L-1 for your address book", in_=office.ravi.dm)).files == ["L-1.vcf"]
    assert not files(office, "lena")
    assert not work.done()
    work.cancel()


async def test_a_short_file_does_not_wait_for_a_long_one(office: Office) -> None:
    await office.baton.database.transact(_many, office.slack.workspace.team_id)
    await some_leads(office)
    await office.lena.runs("/lead export all", in_=office.sales)
    await office.sofia.runs("/lead export accepted", in_=office.sales)
    await office.work()
    assert await office.lena.sees("It is in the file below: 11,002 leads as CSV", timeout=60)
    [long], [short] = files(office, "lena"), files(office)
    assert float(short.ts) < float(long.ts)
    assert (len(rows(long)), len(rows(short))) == (_MANY + 2, 1)


async def test_whoever_stops_lets_go_of_a_file_for_others_to_go_on_with(office: Office) -> None:
    await office.baton.database.transact(_many, office.slack.workspace.team_id)
    await office.lena.runs("/lead export all", in_=office.sales)
    work = asyncio.create_task(office.work())
    await office.lena.sees("leads so far", timeout=60)
    await office.baton.courier.stop()
    await work
    async with another_baton(office) as another:
        await another.courier.deliver_now()
        assert await office.lena.sees("It is in the file below: 11,000 leads as CSV", timeout=60)
    [file] = files(office, "lena")
    assert len(rows(file)) == _MANY


def _many(tx: Transaction, team_id: str) -> None:
    many_leads(tx, _MANY, stage="refused", team_id=team_id)
    tx.connection.execute(tables.workspace.update().values(last_number=_MANY))


async def test_an_export_of_nothing_says_so(office: Office) -> None:
    await asks(office, "all")
    assert await office.sofia.sees("Your export of all leads: there is no such lead, so there is no file.")
    await asks(office, "lost as xlsx")
    assert await office.sofia.sees("Your export of leads that are lost: there is no such lead")
    assert not files(office)
