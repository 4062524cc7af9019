"""The numbers of a week and of a quarter, beside the best SQL by hand: the same leads, counted alike."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from bot.numbers.period import Period
from storage.numbers import counts
from storage.numbers.lines import moments
from storage.sql import Transaction
from tests.benchmarks.scale_by_hand import ByHand, last_week
from tests.benchmarks.scale_data import TEAM

_BY_HAND = """
WITH line AS MATERIALIZED (
    SELECT id, lead_id, kind, detail, source_id, segment FROM event WHERE team_id = ? AND at >= ? AND at < ?
    AND kind IN ('captured', 'offered', 'accepted', 'rejected', 'nurturing', 'refused', 'recycled', 'won', 'lost')
    AND (kind NOT IN ('accepted', 'rejected', 'won', 'lost', 'recycled') OR NOT EXISTS (
        SELECT 1 FROM event u WHERE u.team_id = ? AND u.kind = 'undone' AND u.lead_id = event.lead_id
        AND u.detail = event.kind AND u.id > event.id AND u.data ->> 'offer' = event.data ->> 'offer'))
), gone AS MATERIALIZED (
    SELECT l.id, (SELECT n.id FROM lead n WHERE n.team_id = ? AND n.number = l.merged_into) AS into_id
    FROM lead l WHERE l.team_id = ? AND l.merged_into > 0 AND l.id IN (SELECT lead_id FROM line)
), entry AS (
    SELECT CASE kind WHEN 'nurturing' THEN 'nurtured' WHEN 'recycled' THEN 'nurtured' ELSE kind END AS number,
        {counted} AS counted, id, detail, source_id, segment FROM line
    UNION ALL
    SELECT CASE kind WHEN 'offered' THEN 'brought_back' WHEN 'accepted' THEN 'brought_back_accepted'
        ELSE 'nurtured' END, {counted}, id, detail, source_id, segment FROM line
    WHERE kind = 'offered' AND detail = 'nurturing'
    OR kind = 'rejected' AND detail IN ('no_money', 'no_hurry', 'no_desire', 'no_trust')
    OR kind = 'accepted' AND EXISTS (
        SELECT 1 FROM event b WHERE b.team_id = ? AND b.kind = 'offered' AND b.detail = 'nurturing'
        AND b.lead_id = line.lead_id AND b.id < line.id)
), last AS ({last})
SELECT number, CASE WHEN number IN ('rejected', 'lost') THEN detail ELSE '' END AS why, source_id, segment, count(*)
FROM last GROUP BY 1, 2, 3, 4
"""
_GOES_ON = """CASE WHEN lead_id IN (SELECT id FROM gone)
    THEN (SELECT into_id FROM gone WHERE gone.id = lead_id) ELSE lead_id END"""
_SQLITE = "SELECT number, max(id), detail, source_id, segment FROM entry GROUP BY number, counted"
_POSTGRESQL = """SELECT DISTINCT ON (number, counted) number, detail, source_id, segment FROM entry
    ORDER BY number, counted, id DESC"""


def pairs(tx: Transaction, hand: ByHand, zone: ZoneInfo, *, sqlite: bool) -> Iterator[tuple[str, Any, Any]]:
    """Return what is measured: its name, Baton's way, and the way by hand. Both count the same."""
    sql = _BY_HAND.format(counted=_GOES_ON, last=_SQLITE if sqlite else _POSTGRESQL)
    week = Period(*last_week(zone))
    for name, period in (("week", week), ("quarter", Period(week.end - timedelta(days=91), week.end))):
        ours = partial(counts._COUNTED.rows, tx, **moments(TEAM, period))
        by_hand = partial(hand.ask, sql, TEAM, period.start, period.end, *[TEAM] * 4)
        assert sorted(map(tuple, ours())) == sorted(map(tuple, by_hand()))
        yield f"numbers of a {name}", ours, by_hand
