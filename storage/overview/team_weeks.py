"""The numbers of a whole team on Home: counted at most once a minute, because at a million leads that takes longer than
a Home may."""

from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, func, select

from bot.numbers.counts import Numbers
from bot.numbers.number import Number
from bot.numbers.period import Period
from storage.numbers.lines import entries, moments, standing
from storage.sql import Prepared, Transaction

FRESH = timedelta(minutes=1)
_MOST = 1000
_entry = entries(standing())
_COUNTED = Prepared(select(_entry.c.number, func.count(_entry.c.counted.distinct())).group_by(_entry.c.number))
_kept: WeakKeyDictionary[Dialect, dict[tuple[str, datetime], tuple[datetime, Numbers]]] = WeakKeyDictionary()


def of_team(tx: Transaction, team_id: str, period: Period) -> Numbers:
    """Count what happened in the period, as it was at most a minute ago."""
    kept = _kept.setdefault(tx.dialect, {})
    at, found = kept.get((team_id, period.start), (None, {}))
    if at is None or not at <= tx.now < at + FRESH:
        found = {Number(name): count for name, count in _COUNTED.rows(tx, **moments(team_id, period))}
        if len(kept) >= _MOST:
            kept.clear()
        kept[team_id, period.start] = (tx.now, found)
    return found
