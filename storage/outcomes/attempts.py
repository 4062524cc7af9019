"""Attempts to reach a lead, as its owner logged them."""

from datetime import date

from sqlalchemy import and_, delete, select, update

from bot.lead.record import Lead
from bot.outcomes.attempts import Attempt, Came
from storage import tables
from storage.sql import Prepared, Transaction, given, insert

_attempt = tables.attempt.c
_OF_LEAD = and_(_attempt.team_id == given("team"), _attempt.lead_id == given("lead"))
_ALL = Prepared(select(tables.attempt).where(_OF_LEAD).order_by(_attempt.at.desc(), _attempt.id.desc()))
_REMOVE = Prepared(delete(tables.attempt).where(_OF_LEAD, _attempt.id == given("attempt")))
_HAND_OVER = Prepared(update(tables.attempt).where(_OF_LEAD), "lead_id")


def of(tx: Transaction, lead: Lead) -> list[Attempt]:
    """Return the lead's attempts, latest first."""
    return [
        Attempt(
            row["id"],
            row["at"],
            row["tried_by"],
            row["channel"],
            Came(row["came"]),
            date.fromisoformat(row["call_back"]) if row["call_back"] else None,
            row["note"],
        )
        for row in _ALL.all(tx, team=lead.team_id, lead=lead.id)
    ]


def log(tx: Transaction, lead: Lead, attempt: Attempt) -> int:
    """Add an attempt; returns the id the database gives it."""
    row = {"team_id": lead.team_id, "lead_id": lead.id, "at": attempt.at, "tried_by": attempt.by}
    row |= {"channel": attempt.channel, "came": attempt.came, "note": attempt.note, "logged_at": tx.now}
    row |= {"call_back": attempt.call_back.isoformat() if attempt.call_back else ""}
    attempt_id: int = insert(tables.attempt, *row, returning="id").value(tx, **row)
    return attempt_id


def remove(tx: Transaction, team_id: str, lead_id: int, attempt_id: int) -> None:
    """Take back one that was logged."""
    _REMOVE.run(tx, team=team_id, lead=lead_id, attempt=attempt_id)


def hand_over(tx: Transaction, lead: Lead, into: Lead) -> None:
    """Move the lead's attempts to another one that turns out to be the same."""
    _HAND_OVER.run(tx, team=lead.team_id, lead=lead.id, lead_id=into.id)
