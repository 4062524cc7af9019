"""Nobody on the do-not-contact list is contacted: each effect asks by itself, also if the lead is not closed yet."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.cadence.work import Work
from bot.delivery.notices import compose
from bot.do_not_contact.withdraw import withdraw_what_is_left
from bot.engagement.meetings import MeetingState
from bot.lead.barred.bars import BarredError, NotTakenError
from bot.lead.identity.reach import by_domain, by_mailbox
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.natures import INVITES
from bot.lead.people import Role
from schedules import DUE
from storage import due, leads, tables
from storage.delivery import claims, outbox
from storage.do_not_contact import entries
from storage.sql import Database, Transaction
from tests.guarantees.asked import OFFERED, UNDER_WAY, WHO, Place
from tests.guarantees.everything import ACTS, World, hold, undone

REFUSED = {
    Stage.OFFERED: ("accept", "reject: no_hurry", "form of rejection", "add to it", "plan a meeting", "meeting: move"),
    Stage.NURTURING: (
        *("form of done", "done: no_answer", "done: moved closer", "skip", "snooze", "form of snoozing", "ready now"),
        "plan a meeting",
    ),
    Stage.STALE: ("reopen", "add to it"),
    Stage.ACCEPTED: ("plan a meeting", "meeting: move", "add to it"),
}
"""What leads to contacting somebody, on leads in which stage."""


@pytest.fixture(params=["jane@acme.example", "@acme.example"])
def barred(database: Database, request: pytest.FixtureRequest) -> Iterator[tuple[World, Transaction]]:
    """A world in which everybody's lead is on the list, and nothing was done about it yet."""
    world = World(database)
    world.found()
    way = str(request.param)
    with world.transaction() as tx:
        hold(tx, "T1", frozenset(Role))
        entries.add(tx, "T1", by_domain(way[1:]) if way.startswith("@") else by_mailbox(way), "U9", "They asked us")
        yield world, tx


@pytest.mark.parametrize(("stage", "name"), [(stage, name) for stage, names in REFUSED.items() for name in names])
def test_whatever_leads_to_contacting_them_is_refused(
    barred: tuple[World, Transaction], stage: Stage, name: str
) -> None:
    world, tx = barred
    by, at = hold(tx, "T1", frozenset(Role)), world.places["T1", stage]
    with undone(tx), pytest.raises((BarredError, NotTakenError), match="do-not-contact list"):
        ACTS[name].do(tx, by, _at_a_coming_meeting(tx, at))


def _at_a_coming_meeting(tx: Transaction, at: Place) -> Place:
    tx.connection.execute(tables.meeting.update().values(at=tx.now + timedelta(days=2)))
    return at


def test_no_prompt_follow_up_or_reminder_of_a_meeting_is_left(barred: tuple[World, Transaction]) -> None:
    world, tx = barred
    tx.connection.execute(tables.meeting.update().values(at=tx.now + timedelta(days=1), on_hold=False))
    nurturing = [(Stage.NURTURING, Work.FOLLOW_UP), (Stage.NURTURING, Work.REMINDER)]
    for stage, kind in ((Stage.DRAFT, Work.PROMPT), *nurturing, (Stage.ACCEPTED, Work.MEETING)):
        at = world.places["T1", stage]
        lead = leads.get(tx, "T1", at.lead_id)
        assert lead
        due.schedule(tx, lead, kind, tx.now, step=at.meeting_id if kind is Work.MEETING else 0)
        planned = due.of_lead(tx, "T1", lead.id, kind)
        assert planned
        DUE[kind](tx, "T1", [planned])
    left = tx.connection.execute(tables.notice.select().where(tables.notice.c.team_id == "T1")).all()
    assert not [notice.kind for notice in left if notice.kind in INVITES]


def test_what_was_left_before_is_not_sent_and_a_card_comes_without_contact_details(
    barred: tuple[World, Transaction],
) -> None:
    world, tx = barred
    at = world.places["T1", Stage.OFFERED]
    for kind in INVITES:
        outbox.leave(tx, "T1", kind, WHO, at.lead_id)
    outbox.leave(tx, "T1", NoticeKind.CARD, "sales", at.lead_id, offer=1)
    drawn: list[str] = []
    while claimed := claims.claim(tx, claims.due(tx, ["T1"])):
        for notice in claimed:
            post = compose(tx, notice)
            assert (post is None) == (notice.kind in INVITES), notice.kind
            if notice.kind == NoticeKind.CARD and post:
                assert "Withdrawn" in str(post.blocks)
                assert "accept_lead" not in str(post.blocks)
                assert "•" not in str(post.blocks), "not even masked"
            drawn += [] if notice.kind == NoticeKind.RESULT else [notice.kind]  # which says what was done before
            tx.connection.execute(tables.notice.update().where(tables.notice.c.id == notice.id).values(state="sent"))
    assert sorted(drawn) == sorted([*INVITES, NoticeKind.CARD])


def test_the_clock_closes_whatever_is_barred_and_still_under_way(barred: tuple[World, Transaction]) -> None:
    world, tx = barred
    tx.connection.execute(tables.meeting.update().values(at=tx.now + timedelta(days=2)))
    assert withdraw_what_is_left(tx) == len(UNDER_WAY)
    for stage in UNDER_WAY:
        at = world.places["T1", stage]
        lead = leads.get(tx, "T1", at.lead_id)
        assert lead
        assert lead.stage is Stage.REFUSED
        assert lead.bar_id
        assert not [kind for kind in Work if due.of_lead(tx, "T1", lead.id, kind)]
        off = tx.connection.execute(tables.meeting.select().where(tables.meeting.c.id == at.meeting_id)).one()
        assert off.state == MeetingState.CANCELLED
        told = tx.connection.execute(
            tables.notice.select().where(tables.notice.c.lead_id == lead.id, tables.notice.c.kind == "barred")
        ).all()
        assert [notice.destination for notice in told] == [WHO]
    assert withdraw_what_is_left(tx) == 0
    assert OFFERED < UNDER_WAY
