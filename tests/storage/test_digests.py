"""A digest is claimed once a week; one that a clock ahead of its time posted does not stop those that follow; and what
one said stays as it was."""

from datetime import timedelta

from bot.digest.record import Digest, Thanked
from bot.numbers.counts import Answering, Counts, Part
from bot.numbers.number import Number
from bot.numbers.period import Period
from storage.digest import digests
from storage.sql import Database, Transaction

WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)


async def test_two_processes_post_one_digest(database: Database) -> None:
    def both(tx: Transaction) -> list[bool]:
        period = Period(tx.now - WEEK, tx.now)
        claims = [("T1", "2026-W48"), ("T1", "2026-W48"), ("T2", "2026-W48"), ("T1", "2026-W49")]
        return [digests.claim(tx, team, period, week) for team, week in claims]

    assert await database.transact(both) == [True, False, True, False]


async def test_there_is_one_in_a_week_whatever_days_it_is_about(database: Database) -> None:
    def several(tx: Transaction) -> list[bool]:
        days = [Period(tx.now - WEEK + at * DAY, tx.now + at * DAY) for at in range(3)]
        return [digests.claim(tx, "T1", period, week) for period, week in zip(days, ("A", "A", "B"), strict=True)]

    assert await database.transact(several) == [True, False, True]


async def test_what_is_said_to_have_ended_in_the_future_does_not_count(database: Database) -> None:
    def ahead(tx: Transaction) -> bool:
        assert digests.last_end(tx, "T1") is None
        digests.claim(tx, "T1", Period(tx.now - WEEK, tx.now), "2026-W48")
        digests.claim(tx, "T1", Period(tx.now, tx.now + 52 * WEEK), "2027-W48")
        return digests.last_end(tx, "T1") == tx.now

    assert await database.transact(ahead)


async def test_what_a_digest_said_is_read_back_as_it_was(database: Database) -> None:
    def kept(tx: Transaction) -> tuple[Digest, Digest | None, Digest | None]:
        period = Period(tx.now - WEEK, tx.now)
        numbers = {Number.OFFERED: 3, Number.ACCEPTED: 2}
        counts = Counts(
            period,
            numbers,
            (Part("", "", numbers), Part("77", "a source that is gone", {Number.REJECTED: 1})),
            (Part("retail", "Retail", numbers),),
            {"no_need": 1},
            {"price": 2},
            {"EUR": 1_200_000},
            Answering(3, 61.5, 400),
        )
        said = Digest(
            counts,
            tx.now,
            "Europe/Berlin",
            (Counts(Period(tx.now - 2 * WEEK, tx.now - WEEK), {Number.WON: 1}),),
            {Number.WAITING: 4},
            {"77": "0 of 1"},
            (Thanked("U1", 2, 1.5),),
            skipped=Period(tx.now - 3 * WEEK, tx.now - 2 * WEEK),
        )
        digests.claim(tx, "T1", period, "2026-W48")
        digests.keep(tx, "T1", said)
        return said, digests.kept(tx, "T1", period.end), digests.latest(tx, "T2")

    said, read, elsewhere = await database.transact(kept)
    assert read == said
    assert elsewhere is None
