"""Competitors, the leads that name them, and those of which something is said just now."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, delete, func, not_, select, text, update

from bot.competitors.names import Rival
from bot.lead.record import Lead
from storage import tables
from storage.installations import has_left
from storage.sql import Among, Prepared, Transaction, given, insert_or_ignore, word

_rival, _named, _lead = tables.competitor.c, tables.competitor_named.c, tables.lead.c
_THIS = and_(_rival.team_id == given("team"), _rival.key == given("rival"))
_OF_TEAM = Prepared(select(_rival.key, _rival.name).where(_rival.team_id == given("team")).order_by(_rival.key))
_ADD = insert_or_ignore(tables.competitor, "team_id", "key", "name", "said", "stirred_by", "seen_to")
_NAME = insert_or_ignore(tables.competitor_named, "team_id", "key", "lead_id")
_OF_LEAD = and_(_named.team_id == given("team"), _named.lead_id == given("lead"))
_NAMED_BY = Prepared(select(_named.key).where(_OF_LEAD))
_NOT_NAMED = Prepared(delete(tables.competitor_named).where(_OF_LEAD, Among(_named.key, "rivals")))
_STIR = Prepared(update(tables.competitor).where(_THIS), "said", "stirred_at", "stirred_by", "seen_to")
_LAST = Prepared(select(_rival.said, _rival.stirred_at, _rival.stirred_by).where(_THIS))
_NURTURED = and_(
    _named.team_id == given("team"),
    _named.key == given("rival"),
    _lead.team_id == given("team"),
    _lead.stage == word("nurturing"),
)
_ARE_NURTURED = select(_named.lead_id).join(tables.lead, _lead.id == _named.lead_id).where(_NURTURED)
_COUNTED = Prepared(select(func.count()).select_from(_ARE_NURTURED.limit(given("most")).subquery()))
_NEXT = Prepared(_ARE_NURTURED.where(_named.lead_id > given("last")).order_by(_named.lead_id).limit(given("most")))
_STIRRING = Prepared(
    select(_rival.team_id, _rival.key, _rival.name, _rival.said, _rival.seen_to, _rival.stirred_at, _rival.stirred_by)
    .where(text(tables.STIRRING), not_(has_left(_rival.team_id)))
    .order_by(_rival.stirred_at)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_SEEN = Prepared(update(tables.competitor).where(_THIS), "seen_to")
_QUIET = Prepared(update(tables.competitor_named).where(_OF_LEAD, _named.key == given("rival")), "quiet_until")
_QUIET_UNTIL = Prepared(select(_named.quiet_until).where(_OF_LEAD, _named.key == given("rival")))


class Stirring(NamedTuple):
    """A competitor that came up: what was `said`, up to which lead those that name it were seen to, since when, and who
    said so."""

    team_id: str
    key: str
    name: str
    said: str
    seen_to: int
    since: datetime
    by: str


def of_team(tx: Transaction, team_id: str) -> list[Rival]:
    """List the competitors that leads of the workspace have named."""
    return [Rival(key, name) for key, name in _OF_TEAM.rows(tx, team=team_id)]


def named_by(tx: Transaction, lead: Lead) -> set[str]:
    """Return the keys of those that the lead names."""
    return set(_NAMED_BY.values(tx, team=lead.team_id, lead=lead.id))


def name(tx: Transaction, lead: Lead, rival: Rival) -> None:
    """Note that the lead names a competitor. Idempotent."""
    whose: dict[str, Any] = {"team_id": lead.team_id, "key": rival.key}
    _ADD.run(tx, **whose, name=rival.name, said="", stirred_by="", seen_to=-1)
    _NAME.run(tx, **whose, lead_id=lead.id)


def name_no_more(tx: Transaction, lead: Lead, keys: Collection[str]) -> None:
    if keys:
        _NOT_NAMED.run(tx, team=lead.team_id, lead=lead.id, rivals=list(keys))


def stir(tx: Transaction, team_id: str, key: str, said: str, by: str) -> None:
    """Note that a competitor came up: the leads that name it are to be seen to."""
    _STIR.run(tx, team=team_id, rival=key, said=said, stirred_at=tx.now, stirred_by=by, seen_to=0)


def last_said(tx: Transaction, team_id: str, key: str) -> tuple[datetime, str] | None:
    """Return when it came up last (UTC), and who said so."""
    row = _LAST.first(tx, team=team_id, rival=key)
    return (row["stirred_at"], row["stirred_by"]) if row and row["stirred_at"] else None


def nurtured(tx: Transaction, team_id: str, key: str, most: int) -> int:
    """Count the nurtured leads that name it, up to `most`."""
    found: int = _COUNTED.value(tx, team=team_id, rival=key, most=most)
    return found


def stirring(tx: Transaction) -> Stirring | None:
    """Return the competitor that came up first among those not seen to, held for this transaction."""
    row = _STIRRING.first(tx)
    return Stirring(*row.values()) if row else None


def next_nurtured(tx: Transaction, team_id: str, key: str, last: int, most: int) -> list[int]:
    """Return the next nurtured leads that name it, after lead `last`."""
    return list(_NEXT.values(tx, team=team_id, rival=key, last=last, most=most))


def seen(tx: Transaction, team_id: str, key: str, seen_to: int) -> None:
    """Note up to which lead those that name it were seen to; -1 for all."""
    _SEEN.run(tx, team=team_id, rival=key, seen_to=seen_to)


def keep_quiet(tx: Transaction, lead: Lead, key: str, until: datetime) -> None:
    """Have what is said of it up to that moment (UTC) move nothing of this lead."""
    _QUIET.run(tx, team=lead.team_id, lead=lead.id, rival=key, quiet_until=until)


def quiet_until(tx: Transaction, lead: Lead, key: str) -> datetime | None:
    found: datetime | None = _QUIET_UNTIL.value(tx, team=lead.team_id, lead=lead.id, rival=key)
    return found
