"""The do-not-contact list, as far as a manager has confirmed it: a person, or everybody at a company's domain."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import and_, or_, select, update

from bot.lead.identity.sameness import Keys, keys_of
from bot.lead.record import Lead
from storage import tables
from storage.sql import Prepared, Transaction, given, insert

_suppression = tables.suppression.c
BLOCKED = and_(
    _suppression.team_id == given("team"),
    or_(*(_suppression.key == given(name) for name in ("barred_email", "barred_domain", "barred_phone"))),
    _suppression.state == "confirmed",
)
"""The test that an entry of the list is about whoever these keys belong to; see `keys`."""
_BLOCKED = Prepared(select(_suppression.id).where(BLOCKED).limit(1))
_OURS = and_(_suppression.team_id == given("team"), _suppression.id == given("entry"))
_ON_LIST = and_(_suppression.team_id == given("team"), _suppression.state == "confirmed")
_ON_IT = Prepared(select(_suppression.id).where(_ON_LIST, _suppression.key == given("key")))
_DECIDED = Prepared(select(_suppression.state, _suppression.decided_by).where(_OURS))
_LEAD_OF = Prepared(select(_suppression.lead_id).where(_OURS))


@dataclass(frozen=True, slots=True)
class Suppressed:
    """An entry of the do-not-contact list: an address, "@acme.example" for a domain, or "tel:…" for a phone."""

    id: int
    key: str
    lead_id: int | None
    decided_by: str


_COLUMNS = [_suppression[name] for name in Suppressed.__dataclass_fields__]
_LISTED = Prepared(select(*_COLUMNS).where(_ON_LIST).order_by(_suppression.id.desc()).limit(given("most")))
_LIFT = Prepared(
    update(tables.suppression)
    .where(_OURS, _suppression.state == "confirmed")
    .values(state="lifted", decided_by=given("by"))
    .returning(*_COLUMNS)
)


def keys(of: Keys) -> dict[str, str]:
    """Return the values of `BLOCKED`. A lead without any of these details matches no entry of the list."""
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
    if _ON_IT.value(tx, team=team_id, key=key) is None:
        _add(tx, team_id, key, by, state="confirmed", decided_by=by)


def _add(tx: Transaction, team_id: str, key: str, asked_by: str, **values: Any) -> int:
    row = {"team_id": team_id, "key": key, "asked_by": asked_by, "decided_by": "", **values}
    suppression_id: int = insert(tables.suppression, *row, returning="id").value(tx, **row)
    return suppression_id


def decide(tx: Transaction, team_id: str, suppression_id: int, state: str, by: str, domain: str = "") -> int | None:
    """Confirm or drop it, once; returns the lead's id, or None if it was decided before. With a `domain`, everybody
    there is meant."""
    values = {"state": state, "decided_by": by} | ({"key": f"@{domain}"} if domain else {})
    lead_id: int | None = _deciding(*values).value(tx, team=team_id, entry=suppression_id, **values)
    return lead_id


@cache
def _deciding(*columns: str) -> Prepared:
    asked = update(tables.suppression).where(_OURS, _suppression.state == "asked")
    return Prepared(asked.returning(_suppression.lead_id), *columns)


def decided_by(tx: Transaction, team_id: str, suppression_id: int) -> tuple[str, str]:
    """Return what became of an entry, and who decided it; empty if there is no such entry."""
    row = _DECIDED.first(tx, team=team_id, entry=suppression_id)
    return (row["state"], row["decided_by"]) if row else ("", "")


def lead_of(tx: Transaction, team_id: str, suppression_id: int) -> int | None:
    """Return the id of the lead it was said of."""
    lead_id: int | None = _LEAD_OF.value(tx, team=team_id, entry=suppression_id)
    return lead_id


def lift(tx: Transaction, team_id: str, suppression_id: int, by: str) -> Suppressed | None:
    """Take an entry off the list; returns it, or None if it is not (or no longer) on the list."""
    row = _LIFT.first(tx, team=team_id, entry=suppression_id, by=by)
    return Suppressed(**row) if row else None


def listed(tx: Transaction, team_id: str, limit: int = 40) -> list[Suppressed]:
    """Return the list, newest first."""
    return [Suppressed(**row) for row in _LISTED.all(tx, team=team_id, most=limit)]


def confirmed(tx: Transaction, team_id: str, of: Keys) -> bool:
    """Tell whether a manager confirmed that whoever these keys belong to is not to be contacted."""
    return _BLOCKED.value(tx, team=team_id, **keys(of)) is not None
