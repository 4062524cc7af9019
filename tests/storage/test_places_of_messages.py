"""Where a message about a lead stands is kept for as long as the lead is, as what it was posted as."""

from collections import Counter
from datetime import timedelta

from sqlalchemy import insert, select, update

from bot.lead.kinds import NoticeKind
from storage import tables
from storage.delivery import outbox
from storage.sql import Database, Transaction
from tests.storage.many_leads import TEAM, a_workspace, many_leads

MESSAGES = 20


async def test_a_message_drawn_anew_is_kept_as_what_it_was_posted_as(database: Database) -> None:
    """Wherever in its files the database keeps its notices."""
    await database.transact(a_workspace)
    await database.transact(many_leads, 1)
    await database.transact(_posted_and_then_drawn_anew)
    forgotten = await database.transact(lambda tx: outbox.forget_before(tx, tx.now + timedelta(days=1), 100))
    assert forgotten == 2 * MESSAGES
    assert await database.read(_kept) == {NoticeKind.MISSING: MESSAGES}


def _posted_and_then_drawn_anew(tx: Transaction) -> None:
    lead_id = tx.connection.execute(select(tables.lead.c.id)).scalar_one()
    for kind in (NoticeKind.MISSING, NoticeKind.REDRAWN):
        for number in range(MESSAGES):
            row = outbox.new_row(tx, TEAM, kind, "U1", lead_id, {})
            tx.connection.execute(insert(tables.notice).values({**row, "channel": "D1", "ts": f"1.{number}"}))
    tx.connection.execute(update(tables.notice).values(state="sent"))


def _kept(tx: Transaction) -> Counter[str]:
    kept = tables.lead_message.c
    return Counter(tx.connection.execute(select(kept.kind)).scalars())
