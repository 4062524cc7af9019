"""The ledger of credit says in SQL what the rule says in plain Python, over random lives of leads."""

from collections import defaultdict
from datetime import datetime, timedelta
from fractions import Fraction
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.credit.shares import Credit, How, shares
from bot.lead.kinds import EventKind
from bot.numbers.counts import Counts
from bot.numbers.number import Number
from bot.numbers.period import Period
from storage import tables
from storage.credit.ledger import thanks
from storage.numbers.counts import counted as counted_by_numbers
from storage.sql import Database, Transaction
from tests.storage.many_leads import TEAM, many_leads

DAY = timedelta(days=1)
PEOPLE = ("U1", "U2", "U3", "U4")
KINDS = (EventKind.ACCEPTED, EventKind.ACCEPTED, EventKind.WON, EventKind.UNDONE, EventKind.OFFERED)

Line = tuple[datetime, str, int, str]
"""A line of history: when, which kind, of which offer, and what was undone."""


class Life:
    """What happened to one lead, and who helped with it when."""

    def __init__(self, random: Random, begin: datetime) -> None:
        self.originator = random.choice(PEOPLE)
        moments = sorted(begin + random.random() * 20 * DAY for _ in range(random.randrange(6)))
        kinds = [(random.choice(KINDS), random.randrange(1, 3)) for _ in moments]
        self.lines: list[Line] = [
            (at, kind, offer, random.choice((EventKind.ACCEPTED, EventKind.WON)) if kind == EventKind.UNDONE else "")
            for at, (kind, offer) in zip(moments, kinds, strict=True)
        ]
        self.help = {
            (random.choice(PEOPLE), random.choice(list(How))): begin + random.random() * 20 * DAY
            for _ in range(random.randrange(4))
        }
        self.became: Life | None = None

    @property
    def goes_on(self) -> "Life":
        """The life it goes on as, once it was merged into another."""
        return self.became.goes_on if self.became else self

    def decided(self, period: Period) -> list[Line]:
        return [
            line
            for number, line in enumerate(self.lines)
            if line[1] in (EventKind.ACCEPTED, EventKind.WON)
            and period.start <= line[0] < period.end
            and not any(later[3] == line[1] and later[2] == line[2] for later in self.lines[number + 1 :])
        ]


def counted(lives: list[Life], period: Period) -> dict[str, Credit]:
    """Count it slowly."""
    sums: dict[str, list[Fraction]] = defaultdict(lambda: [Fraction(0)] * 4)
    for life in lives:
        lines = [line for each in lives if each.goes_on is life for line in each.decided(period)]
        if lines:
            kinds, last = {line[1] for line in lines}, max(line[0] for line in lines)
            helpers = [user for (user, _), at in life.help.items() if at <= last]
            for user, share in shares(life.originator, helpers).items():
                counts = (True, True, EventKind.ACCEPTED in kinds, EventKind.WON in kinds)
                more = [share, Fraction(1), share, share]
                sums[user] = [was + add * now for was, add, now in zip(sums[user], more, counts, strict=True)]
    return {
        user: Credit(user, float(share), int(leads), float(accepted), float(won))
        for user, (share, leads, accepted, won) in sums.items()
    }


@pytest.mark.parametrize("seed", range(3))
async def test_the_ledger_follows_the_rule(database: Database, seed: int) -> None:
    def both(tx: Transaction) -> tuple[list[Credit], list[Credit], list[Life], Period, Counts]:
        random, begin = Random(seed), tx.now - 20 * DAY
        lives = [Life(random, begin) for _ in range(60)]
        for place in random.sample(range(59), 20):
            lives[place].became = random.choice(lives[place + 1 :])
        many_leads(tx, len(lives), team_id="T2")
        many_leads(tx, len(lives))
        ids = dict(zip(map(id, lives), sorted(_ids(tx)), strict=True))
        for life in lives:
            _write(tx, life, ids[id(life)])
            if life.became:
                _merge(tx, ids[id(life)], ids[id(life.became)])
        period = Period(begin + 5 * DAY, begin + 15 * DAY)
        numbers = counted_by_numbers(tx, TEAM, period, ZoneInfo("UTC"))
        return thanks(tx, TEAM, period), thanks(tx, "T2", period), lives, period, numbers

    found, elsewhere, lives, period, numbers = await database.transact(both)
    expected = counted(lives, period)
    assert {each.user_id for each in found} == expected.keys()
    for each in found:
        slow = expected[each.user_id]
        assert each.leads == slow.leads
        assert (each.share, each.accepted, each.won) == pytest.approx((slow.share, slow.accepted, slow.won))
    assert [each.share for each in found] == sorted((each.share for each in found), reverse=True)
    assert sum(each.share for each in found) == pytest.approx(
        len({id(life.goes_on) for life in lives if life.decided(period)})
    )
    for number in (Number.ACCEPTED, Number.WON):
        assert sum(getattr(each, number) for each in found) == pytest.approx(numbers[number])
    assert not elsewhere


def _ids(tx: Transaction) -> list[int]:
    rows: Any = tx.connection.execute(tables.lead.select().where(tables.lead.c.team_id == TEAM))
    return [row.id for row in rows]


def _merge(tx: Transaction, lead_id: int, into: int) -> None:
    lead = tables.lead
    number = select(lead.c.number).where(lead.c.id == into).scalar_subquery()
    tx.connection.execute(lead.update().where(lead.c.id == lead_id).values(merged_into=number, stage_at=tx.now))


def _write(tx: Transaction, life: Life, lead_id: int) -> None:
    whose = {"team_id": TEAM, "lead_id": lead_id}
    changed = tables.lead.update().where(tables.lead.c.id == lead_id)
    tx.connection.execute(changed.values(originator=life.originator))
    for at, kind, offer, undone in life.lines:
        line = {**whose, "at": at, "kind": kind, "actor": "", "detail": undone, "source": "", "data": {"offer": offer}}
        tx.connection.execute(tables.event.insert(), line)
    for (user, how), at in life.help.items():
        tx.connection.execute(tables.contribution.insert(), {**whose, "user_id": user, "how": how, "at": at})
