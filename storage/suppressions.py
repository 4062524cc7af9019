"""Whom nobody may contact, once a manager has confirmed it: a person, or everybody at a company's domain."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, insert, or_, select, update

from bot.lead.identity.sameness import Keys, keys_of
from bot.lead.record import Lead
from storage import tables
from storage.sql import Prepared, Transaction, given

_suppression = tables.suppression.c
BLOCKED = and_(
    _suppression.team_id == given("team"),
    or_(*(_suppression.key == given(name) for name in ("barred_email", "barred_domain", "barred_phone"))),
    _suppression.state == "confirmed",
)
"""That an entry of the list is about who these keys belong to; see `keys`."""
_BLOCKED = Prepared(select(_suppression.id).where(BLOCKED).limit(1))


@dataclass(frozen=True, slots=True)
class Suppressed:
    """An entry of the do-not-contact list: an address, "@acme.example" for a domain, or "tel:…" for a phone."""

    id: int
    key: str
    lead_id: int | None
    decided_by: str


_COLUMNS = [_suppression[name] for name in Suppressed.__dataclass_fields__]


def keys(of: Keys) -> dict[str, str]:
    """The values of `BLOCKED`; none of a lead's details is no key of the list."""
    return {
        "barred_email": of.email or "-",
        "barred_domain": f"@{of.domain}" if of.domain else "-",
        "barred_phone": f"tel:{of.number}" if of.number else "-",
    }


def ask(tx: Transaction, lead: Lead, asked_by: str) -> int:
    """Note that somebody says so of a lead; returns the id a manager confirms."""
    of = keys_of(lead.details)
    key = of.email or (f"tel:{of.number}" if of.number else "")
    return _add(tx, lead.team_id, key, asked_by, lead_id=lead.id, state="asked")


def add(tx: Transaction, team_id: str, key: str, by: str) -> None:
    """Put an address or a domain on the list, unless it is there."""
    there = select(_suppression.id).where(
        _suppression.team_id == team_id, _suppression.key == key, _suppression.state == "confirmed"
    )
    if tx.connection.execute(there).first() is None:
        _add(tx, team_id, key, by, state="confirmed", decided_by=by)


def _add(tx: Transaction, team_id: str, key: str, asked_by: str, **values: Any) -> int:
    row = {"team_id": team_id, "key": key, "asked_by": asked_by, "decided_by": "", **values}
    added = insert(tables.suppression).values(row).returning(_suppression.id)
    suppression_id: int = tx.connection.execute(added).scalar_one()
    return suppression_id


def decide(tx: Transaction, team_id: str, suppression_id: int, state: str, by: str, domain: str = "") -> int | None:
    """Confirm or drop it, once; returns the lead's id, or None when it was decided before. With a `domain`,
    everybody there is meant."""
    ours = update(tables.suppression).where(
        _suppression.team_id == team_id,
        _suppression.id == suppression_id,
        _suppression.state == "asked",
    )
    values = {"state": state, "decided_by": by} | ({"key": f"@{domain}"} if domain else {})
    return tx.connection.execute(ours.values(values).returning(_suppression.lead_id)).scalar()


def decided_by(tx: Transaction, team_id: str, suppression_id: int) -> tuple[str, str]:
    """What became of an entry, and who decided it; empty where there is no such entry."""
    ours = select(_suppression.state, _suppression.decided_by)
    found = ours.where(_suppression.team_id == team_id, _suppression.id == suppression_id)
    row = tx.connection.execute(found).first()
    return (row.state, row.decided_by) if row else ("", "")


def lead_of(tx: Transaction, team_id: str, suppression_id: int) -> int | None:
    """The lead it was said of."""
    ours = select(_suppression.lead_id).where(_suppression.team_id == team_id, _suppression.id == suppression_id)
    return tx.connection.execute(ours).scalar()


def lift(tx: Transaction, team_id: str, suppression_id: int, by: str) -> Suppressed | None:
    """Take an entry off the list; returns it, None when it is not on it (any more)."""
    ours = update(tables.suppression).where(
        _suppression.team_id == team_id, _suppression.id == suppression_id, _suppression.state == "confirmed"
    )
    row = tx.connection.execute(ours.values(state="lifted", decided_by=by).returning(*_COLUMNS)).mappings().first()
    return Suppressed(**row) if row else None


def listed(tx: Transaction, team_id: str, limit: int = 40) -> list[Suppressed]:
    """The list, the newest first."""
    ours = select(*_COLUMNS).where(_suppression.team_id == team_id, _suppression.state == "confirmed")
    rows = tx.connection.execute(ours.order_by(_suppression.id.desc()).limit(limit)).mappings()
    return [Suppressed(**row) for row in rows]


def confirmed(tx: Transaction, team_id: str, of: Keys) -> bool:
    """Whether a manager confirmed that whoever these keys belong to is not to be contacted."""
    return _BLOCKED.value(tx, team=team_id, **keys(of)) is not None
