"""A message that waits to be sent while its lead moves is drawn as the lead is afterwards, or drawn anew."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from bot.lead.kinds import NoticeKind
from bot.lead.record import Lead
from storage import leads
from storage.delivery import claims, outbox
from storage.sql import Database, Transaction
from storage.undo import posted
from tests.storage.many_leads import TEAM, a_workspace, many_leads

OWNER, YOURS = "U2", NoticeKind.YOURS


@contextmanager
def transaction(database: Database) -> Iterator[Transaction]:
    """Open one beside others, as another process would."""
    with database.engine.begin() as connection:
        tx = Transaction(connection, database.clock.now())
        yield tx
        tx.flush()


async def test_a_message_claimed_while_its_lead_moves_is_not_left_as_the_lead_was(database: Database) -> None:
    lead = await _waits_to_be_told(database)
    if database.url.get_backend_name() == "sqlite":
        return  # one transaction writes at a time
    with transaction(database) as move:
        leads.get(move, TEAM, lead.id, hold=True)
        assert not _found(move, lead)
        with transaction(database) as courier:
            assert not claims.claim(courier, claims.due(courier, [TEAM]))
    with transaction(database) as courier:
        [claimed] = claims.claim(courier, claims.due(courier, [TEAM]))
    assert claimed.kind == YOURS


async def test_a_message_that_is_just_being_claimed_is_drawn_anew(database: Database) -> None:
    lead = await _waits_to_be_told(database)
    if database.url.get_backend_name() == "sqlite":
        return  # one transaction writes at a time

    def move() -> list[str]:
        with transaction(database) as tx:
            return _found(tx, lead)

    with transaction(database) as courier:
        assert claims.claim(courier, claims.due(courier, [TEAM]))
        courier.flush()
        moving = asyncio.create_task(asyncio.to_thread(move))
        while not await asyncio.to_thread(_somebody_waits, database):
            assert not moving.done(), moving.result()
    assert await moving == [OWNER]


async def _waits_to_be_told(database: Database) -> Lead:
    await database.transact(a_workspace)
    await database.transact(many_leads, 1, stage="accepted")
    lead_id = await database.read(lambda tx: int(tx.connection.execute(text("SELECT id FROM lead")).scalar_one()))
    await database.transact(lambda tx: outbox.leave(tx, TEAM, YOURS, OWNER, lead_id))
    found = await database.read(leads.get, TEAM, lead_id)
    assert found
    return found


def _found(tx: Transaction, lead: Lead) -> list[str]:
    return [message.to for message in posted.about(tx, lead, [YOURS], lead.created_at)]


def _somebody_waits(database: Database) -> bool:
    with database.engine.connect() as connection:
        waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        return bool(connection.execute(text(waits)).scalar_one())
