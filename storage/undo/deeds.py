"""Deeds: acts that can still be undone, each with what it takes to undo it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, select, update

from bot.lead.kinds import EventKind
from bot.lead.record import Lead
from bot.undo.deed import FOR, Deed, Message
from storage import tables
from storage.sql import Prepared, Transaction, given, insert

_deed = tables.deed.c
_OF_LEAD = and_(_deed.team_id == given("team"), _deed.lead_id == given("lead"))
_THIS = and_(_OF_LEAD, _deed.id == given("deed"))
_SELECT = select(*(_deed[name] for name in Deed.__dataclass_fields__))
_ALL = Prepared(_SELECT.where(_OF_LEAD))
_GET = Prepared(_SELECT.where(_THIS))
_MESSAGES = Prepared(update(tables.deed).where(_THIS), "messages")
_FORGET = Prepared(delete(tables.deed).where(_THIS))
_OVER = Prepared(_SELECT.where(_deed.until <= given("now")).order_by(_deed.until).limit(given("most")))


def add(
    tx: Transaction, lead: Lead, did: EventKind, by: str, lines: int, before: Mapping[str, Any], following: str = ""
) -> int:
    """Note that somebody did that just now; returns its id."""
    row = _row(tx, lead, did, by, lines, before, following)
    deed_id: int = insert(tables.deed, *row, returning="id").value(tx, **row)
    return deed_id


def note(tx: Transaction, lead: Lead, did: EventKind, by: str, before: Mapping[str, Any]) -> None:
    """Note the same where nobody asks for its id, along with whatever else is written."""
    row = _row(tx, lead, did, by, 0, before)
    insert(tables.deed, *row).run(tx, **row)


def _row(
    tx: Transaction, lead: Lead, did: EventKind, by: str, lines: int, before: Mapping[str, Any], following: str = ""
) -> dict[str, Any]:
    whose = {"team_id": lead.team_id, "lead_id": lead.id, "did": did, "done_by": by, "done_at": tx.now}
    kept = {"following": following, "lines": lines, "before": dict(before), "messages": []}
    return {**whose, **kept, "until": tx.now + FOR}


def get(tx: Transaction, team_id: str, lead_id: int, deed_id: int) -> Deed | None:
    row = _GET.first(tx, team=team_id, lead=lead_id, deed=deed_id)
    return _deed_of(row) if row else None


def of_lead(tx: Transaction, team_id: str, lead_id: int) -> list[Deed]:
    """Return what can still be undone about the lead."""
    return [_deed_of(row) for row in _ALL.all(tx, team=team_id, lead=lead_id)]


def tell_in(tx: Transaction, team_id: str, lead_id: int, deed_id: int, messages: Sequence[Message]) -> None:
    """Note where the messages stand that tell of it."""
    written = [message._asdict() for message in messages]
    _MESSAGES.run(tx, team=team_id, lead=lead_id, deed=deed_id, messages=written)


def forget(tx: Transaction, deed: Deed) -> bool:
    """Forget it, undone or not; returns False if somebody else has."""
    return _FORGET.count(tx, team=deed.team_id, lead=deed.lead_id, deed=deed.id) == 1


def over(tx: Transaction, now: datetime, most: int) -> list[Deed]:
    """Return deeds of all workspaces that cannot be undone any more, as their time is over."""
    return [_deed_of(row) for row in _OVER.all(tx, now=now, most=most)]


def _deed_of(row: Mapping[Any, Any]) -> Deed:
    messages = [Message(**message) for message in row["messages"]]
    return Deed(**{**row, "did": EventKind(row["did"]), "messages": messages})
