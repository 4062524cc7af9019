"""The numbers of the digest, of a week and of a quarter, beside the best SQL by hand: the same leads, counted alike."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from bot.numbers.period import Period
from storage.numbers import counts, now
from storage.numbers.lines import moments
from storage.sql import Transaction
from tests.benchmarks.scale_by_hand import ByHand, last_week
from tests.benchmarks.scale_data import TEAM

_ENTRIES = """
WITH line AS MATERIALIZED (
    SELECT id, lead_id, kind, detail, {column} FROM event WHERE team_id = ? AND at >= ? AND at < ?
    AND kind IN ('captured', 'offered', 'accepted', 'rejected', 'nurturing', 'refused', 'recycled', 'won', 'lost')
    AND (kind NOT IN ('accepted', 'rejected', 'won', 'lost', 'recycled') OR NOT EXISTS (
        SELECT 1 FROM event u WHERE u.team_id = ? AND u.kind = 'undone' AND u.lead_id = event.lead_id
        AND u.detail = event.kind AND u.id > event.id AND u.data ->> 'offer' = event.data ->> 'offer'))
), gone AS MATERIALIZED (
    SELECT l.id, (SELECT n.id FROM lead n WHERE n.team_id = ? AND n.number = l.merged_into) AS into_id
    FROM lead l WHERE l.team_id = ? AND l.merged_into > 0 AND l.id IN (SELECT lead_id FROM line)
), entry AS (
    SELECT CASE kind WHEN 'nurturing' THEN 'nurtured' WHEN 'recycled' THEN 'nurtured' ELSE kind END AS number,
        {counted} AS counted, id, detail, {name} FROM line
    UNION ALL
    SELECT CASE kind WHEN 'offered' THEN 'brought_back' WHEN 'accepted' THEN 'brought_back_accepted'
        ELSE 'nurtured' END, {counted}, id, detail, {name} FROM line
    WHERE kind = 'offered' AND detail = 'nurturing'
    OR kind = 'rejected' AND detail IN ('no_money', 'no_hurry', 'no_desire', 'no_trust')
    OR kind = 'accepted' AND EXISTS (
        SELECT 1 FROM event b WHERE b.team_id = ? AND b.kind = 'offered' AND b.detail = 'nurturing'
        AND b.lead_id = line.lead_id AND b.id < line.id)
)"""
_LAST = """, last AS ({last})
SELECT number, CASE WHEN number IN ('rejected', 'lost') THEN detail ELSE '' END AS why, source_id, segment, count(*)
FROM last GROUP BY 1, 2, 3, 4
"""
_BEFORE = " SELECT week, number, count(DISTINCT counted) FROM entry GROUP BY 1, 2"
_WEEK = "CASE WHEN at < ? THEN 1 WHEN at < ? THEN 2 WHEN at < ? THEN 3 ELSE 4 END AS week"
_GOES_ON = """CASE WHEN lead_id IN (SELECT id FROM gone)
    THEN (SELECT into_id FROM gone WHERE gone.id = lead_id) ELSE lead_id END"""
_SQLITE = "SELECT number, max(id), detail, source_id, segment FROM entry GROUP BY number, counted"
_POSTGRESQL = """SELECT DISTINCT ON (number, counted) number, detail, source_id, segment FROM entry
    ORDER BY number, counted, id DESC"""


def pairs(tx: Transaction, hand: ByHand, zone: ZoneInfo, *, sqlite: bool) -> Iterator[tuple[str, Any, Any]]:
    """Return what is measured: its name, Baton's way, and the way by hand. Both count the same."""
    both = {"column": "source_id, segment", "name": "source_id, segment", "counted": _GOES_ON}
    sql = (_ENTRIES + _LAST).format(**both, last=_SQLITE if sqlite else _POSTGRESQL)
    before = (_ENTRIES + _BEFORE).format(column=_WEEK, name="week", counted=_GOES_ON)
    week = Period(*last_week(zone))
    weeks = week.before(4, zone)

    def ours() -> list[Any]:
        counts.counted(tx, TEAM, week, zone)
        earlier = counts.before(tx, TEAM, week, zone)
        now.standing(tx, TEAM, zone)
        return [(place, *each) for place, one in enumerate(earlier, start=1) for each in one.numbers.items()]

    def by_hand() -> list[Any]:
        hand.ask(sql, TEAM, week.start, week.end, *[TEAM] * 4)
        hand.standing()
        ends = [each.end for each in weeks[:-1]]
        return list(map(tuple, hand.ask(before, *ends, TEAM, weeks[0].start, weeks[-1].end, *[TEAM] * 4)))

    assert sorted(map(tuple, ours())) == sorted(by_hand())
    yield "digest", ours, by_hand
    for name, period in (("week", week), ("quarter", Period(week.end - timedelta(days=91), week.end))):
        counted = partial(counts._COUNTED.rows, tx, **moments(TEAM, period))
        asked = partial(hand.ask, sql, TEAM, period.start, period.end, *[TEAM] * 4)
        assert sorted(map(tuple, counted())) == sorted(map(tuple, asked()))
        yield f"numbers of a {name}", counted, asked
