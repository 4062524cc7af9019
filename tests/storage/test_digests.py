"""A digest is claimed once, and one that a clock ahead of its time posted does not stop those that follow."""

from datetime import timedelta

from bot.numbers.period import Period
from storage import digests
from storage.sql import Database, Transaction

WEEK = timedelta(weeks=1)


async def test_two_processes_post_one_digest(database: Database) -> None:
    def both(tx: Transaction) -> list[bool]:
        period = Period(tx.now - WEEK, tx.now)
        return [digests.claim(tx, "T1", period), digests.claim(tx, "T1", period), digests.claim(tx, "T2", period)]

    assert await database.transact(both) == [True, False, True]


async def test_what_is_said_to_have_ended_in_the_future_does_not_count(database: Database) -> None:
    def ahead(tx: Transaction) -> bool:
        assert digests.last_end(tx, "T1") is None
        digests.claim(tx, "T1", Period(tx.now - WEEK, tx.now))
        digests.claim(tx, "T1", Period(tx.now, tx.now + 52 * WEEK))
        return digests.last_end(tx, "T1") == tx.now

    assert await database.transact(ahead)
