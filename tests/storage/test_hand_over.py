"""Leads that turn out to be the same: contacts, conversations and meetings move along, and nobody is doubled."""

from datetime import timedelta

import pytest

from bot.cadence.work import Work
from bot.clock import MovableClock
from bot.engagement.buying_group import Contact, Part
from bot.engagement.meetings import Conversation, Meeting, MeetingKind
from bot.lead.details import Details
from bot.lead.record import Lead
from storage import due, leads, workspaces
from storage.engagement import contacts, conversations, engagements, meetings
from storage.engagement.engagements import Engagement
from storage.erasing import erase_piece
from storage.sql import Database, Transaction

TEAM = "T1"


async def test_everything_moves_and_somebody_in_both_groups_is_one_contact(
    database: Database, clock: MovableClock
) -> None:
    first, second = await database.transact(_two_leads)
    tom = await database.transact(_with_group, second, "Tom Chen", {Part.APPROVER})
    kim = await database.transact(_with_group, second, "Kim Park", {Part.USER})
    twin = await database.transact(_with_group, first, "tom chen", {Part.JUDGE})
    soon = clock.now() + timedelta(days=2)
    meeting = Meeting(0, second.id, soon, MeetingKind.PROSPECT, (tom, kim), "U1")
    meeting_id = await database.transact(meetings.plan, TEAM, meeting)
    await database.transact(due.schedule_meeting, TEAM, second.id, meeting_id, soon)
    talk = Conversation(0, clock.now(), clock.now().date(), "U1", "phone", (tom,), "They like it")
    await database.transact(conversations.log, second, talk, "U1")
    await database.transact(engagements.save, TEAM, second.id, Engagement("U7"))

    await database.transact(engagements.hand_over, TEAM, second.id, first.id)

    group = await database.read(contacts.of_lead, TEAM, first.id)
    assert {c.name: (sorted(c.parts), c.removed) for c in group if c.id != tom} == {
        "tom chen": ([Part.APPROVER, Part.JUDGE], False),
        "Kim Park": ([Part.USER], False),
    }
    [moved] = await database.read(meetings.of_lead, TEAM, first.id)
    assert moved.with_ids == (twin, kim)
    [said] = await database.read(conversations.of_lead, TEAM, first.id)
    assert said.with_ids == (twin,)
    assert (await database.read(engagements.of_lead, TEAM, first.id)).leader == "U7"
    reminder = await database.read(due.of_lead, TEAM, first.id, Work.MEETING)
    assert reminder is not None
    assert reminder.step == meeting_id
    assert await database.read(contacts.of_lead, TEAM, second.id) == []
    assert await database.read(meetings.of_lead, TEAM, second.id) == []


@pytest.mark.parametrize("stranger", ["T2", ""])
async def test_another_workspace_reads_and_changes_nothing(database: Database, stranger: str) -> None:
    first, _ = await database.transact(_two_leads)
    tom = await database.transact(_with_group, first, "Tom Chen", set())
    assert await database.read(contacts.of_lead, stranger, first.id) == []
    assert await database.read(contacts.lead_id_of, stranger, tom) == 0
    await database.transact(contacts.change, stranger, Contact(tom, "Somebody else"))
    await database.transact(engagements.hand_over, stranger, first.id, first.id + 1)
    [kept] = await database.read(contacts.of_lead, TEAM, first.id)
    assert kept.name == "Tom Chen"


async def test_a_workspace_that_is_erased_leaves_nothing_of_it(database: Database, clock: MovableClock) -> None:
    first, _ = await database.transact(_two_leads)
    await database.transact(_with_group, first, "Tom Chen", set())
    await database.transact(meetings.plan, TEAM, Meeting(0, first.id, clock.now(), MeetingKind.EXPERT, (), "U1"))
    await database.transact(
        conversations.log, first, Conversation(0, clock.now(), clock.now().date(), "U1", "phone", (), "x"), "U1"
    )
    await database.transact(engagements.save, TEAM, first.id, Engagement("U7"))
    while await database.transact(erase_piece, TEAM):
        pass
    assert await database.read(contacts.of_lead, TEAM, first.id) == []
    assert await database.read(meetings.of_lead, TEAM, first.id) == []
    assert await database.read(conversations.of_lead, TEAM, first.id) == []
    assert (await database.read(engagements.of_lead, TEAM, first.id)) == Engagement()


def _two_leads(tx: Transaction) -> list[Lead]:
    workspaces.add(tx, TEAM, sales_channel="C1", marketing_channel="C2")
    return [leads.add(tx, TEAM, Details(name), "U1", 1) for name in ("Jane Doe", "J. Doe")]


def _with_group(tx: Transaction, lead: Lead, name: str, parts: set[Part]) -> int:
    return contacts.add(tx, lead, Contact(0, name, parts=frozenset(parts)), "U1")
