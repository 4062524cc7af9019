"""Hundreds of leads under way are moved to a new version of their track, a batch at a time."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cadence.tracks.touch import Channel, Offset, Touch
from bot.cadence.tracks.track import DEFAULT_TRACKS
from bot.clock import MovableClock
from bot.lead.people import Person
from bot.tracks.move_over import BATCH, move_next
from storage import tables
from storage.nurture import on_tracks, tracks
from storage.sql import Database, Transaction
from tests.storage.many_leads import TEAM, a_workspace, many_leads

COUNT = 2 * BATCH + 5
CARD = Touch(Offset(working_days=1), Channel.MAIL, "Send a card", "", "Hi {first_name}", id=9)


def _under_way(tx: Transaction) -> None:
    a_workspace(tx)
    many_leads(tx, COUNT, stage="nurturing")
    tx.connection.execute(tables.lead.update().values(track="wait", touch=1, stage_at=tx.now - timedelta(days=60)))
    wait = DEFAULT_TRACKS["wait"]
    longer = replace(wait, version=1, touches=(wait.touches[0], CARD, *wait.touches[1:]), last_id=9)
    tracks.add(tx, TEAM, longer, "UM", ["New touch 2"], "move")
    on_tracks.start(tx, Person(TEAM, "UM"), "wait", 1)


def _found(tx: Transaction) -> tuple[Counter[int], Counter[str], list[dict[str, object]]]:
    versions = Counter(
        tx.connection.execute(tables.lead.select()).mappings().all()[n]["track_version"] for n in range(COUNT)
    )
    due = tx.connection.execute(tables.due.select().where(tables.due.c.state == "pending")).mappings().all()
    days = Counter(row["day"] for row in due if row["kind"] == "follow_up")
    told = tx.connection.execute(tables.notice.select()).mappings().all()
    return versions, days, [row["data"] for row in told if row["kind"] == "track_moved"]


class GoneError(Exception):
    """The process goes before it has committed."""


async def test_they_move_in_batches_each_once_and_spread_over_the_days(database: Database, clock: MovableClock) -> None:
    await database.transact(_under_way)

    def and_goes(tx: Transaction) -> None:
        assert move_next(tx) == 1
        raise GoneError

    assert await database.transact(move_next) == 1
    with pytest.raises(GoneError):
        await database.transact(and_goes)
    versions, _, told = await database.read(_found)
    assert versions == {1: BATCH, 0: COUNT - BATCH}
    assert not told
    assert await database.transact(move_next) == 1
    assert await database.transact(move_next) == 1
    assert await database.transact(move_next) == 0
    versions, days, told = await database.read(_found)
    assert versions == {1: COUNT}
    assert sum(days.values()) == COUNT, "each has one date"
    assert max(days.values()) <= 25, "no morning is flooded"
    assert min(days) > clock.now().date().isoformat()
    assert [(each["moved"], each["left"]) for each in told] == [(COUNT, 0)]
