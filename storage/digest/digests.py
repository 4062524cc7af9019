"""The digests there were: what each was about, and what it said, for good."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from bot.digest.frozen import from_json, sources_in, to_json
from bot.digest.record import Digest
from bot.numbers.period import Period
from storage import tables
from storage.sql import Among, Prepared, Transaction, given, insert_or_ignore

_period = tables.digest_period.c
_source = tables.source.c
_CLAIM = insert_or_ignore(tables.digest_period, "team_id", "starts_at", "ends_at", "at", "week")
_PAST = (_period.team_id == given("team"), _period.ends_at <= given("now"))
_LAST_END = Prepared(select(func.max(_period.ends_at)).where(*_PAST))
_OF_WEEK = Prepared(select(func.count()).where(_period.team_id == given("team"), _period.week == given("week")))
_ENDING = (_period.team_id == given("team"), _period.ends_at == given("end"))
_KEEP = Prepared(update(tables.digest_period).where(*_ENDING).values(numbers=given("kept")))
_KEPT = Prepared(select(_period.numbers).where(*_ENDING))
_LATEST = Prepared(
    select(_period.numbers)
    .where(*_PAST, _period.numbers.is_not(None))
    .order_by(_period.ends_at.desc())
    .limit(given("most"))
)
_NAMES = Prepared(select(_source.id, _source.name).where(_source.team_id == given("team"), Among(_source.id, "ids")))


def claim(tx: Transaction, team_id: str, period: Period, week: str) -> bool:
    """Claim the digest of this period; True once for each ISO week, and for each moment that one ends at."""
    return _CLAIM.count(tx, team_id=team_id, starts_at=period.start, ends_at=period.end, at=tx.now, week=week) == 1


def was_in(tx: Transaction, team_id: str, week: str) -> bool:
    """Tell whether there was a digest in an ISO week."""
    return bool(_OF_WEEK.value(tx, team=team_id, week=week))


def last_end(tx: Transaction, team_id: str) -> datetime | None:
    """Return when (UTC) the time ended that the last digest was about; None where there was none.

    One about a time still to come was posted while the machine's clock was ahead, and does not count.
    """
    found: datetime | None = _LAST_END.value(tx, team=team_id, now=tx.now)
    return found


def keep(tx: Transaction, team_id: str, digest: Digest) -> None:
    """Keep what the claimed digest says."""
    _KEEP.run(tx, team=team_id, end=digest.period.end, kept=to_json(digest))


def kept(tx: Transaction, team_id: str, end: datetime) -> Digest | None:
    """Return what the digest said that was about the time until `end` (UTC), with its sources as they are called now;
    None where there was none, or an earlier release of Baton posted it."""
    found = _KEPT.value(tx, team=team_id, end=end)
    return from_json(found, _names(tx, team_id, found)) if found else None


def latest(tx: Transaction, team_id: str) -> Digest | None:
    """Return what the last digest said."""
    found = _LATEST.value(tx, team=team_id, now=tx.now, most=1)
    return from_json(found, _names(tx, team_id, found)) if found else None


def _names(tx: Transaction, team_id: str, found: Mapping[str, Any]) -> dict[str, str]:
    ids = [int(key) for key in sources_in(found) if key.isdecimal()]
    return {str(id_): name for id_, name in _NAMES.rows(tx, team=team_id, ids=ids)}
