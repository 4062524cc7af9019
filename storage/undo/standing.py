"""The condition that a line of history still stands: it was not taken back."""

from typing import Any

from sqlalchemy import ColumnElement, exists, func, not_, or_, text

from bot.lead.kinds import EventKind
from storage import tables
from storage.sql import given, one_of

DECISIONS = (EventKind.ACCEPTED, EventKind.REJECTED)
"""The answers of sales to an offer."""

_TAKEN_BACK = (*DECISIONS, EventKind.WON, EventKind.LOST, EventKind.RECYCLED, EventKind.OFFERED)
_undone = tables.event.alias("undone").c
_its_offer = _undone.data["offer"].as_integer()
AT_THE_TIME = _undone.at <= given("as_of")
"""A further condition: only what was taken back by the moment `as_of` (UTC), and not since, counts for nothing."""


def stands(event: Any, *also: ColumnElement[bool]) -> ColumnElement[bool]:
    """Test that this line, of the columns of the event table or an alias, stands: an answer of sales, an end, giving a
    lead back or passing it to sales, if it was taken back, counts for nothing. `team` is a value of the statement."""
    return or_(not_(one_of(event.kind, _TAKEN_BACK)), decision_stands(event, *also))


def decision_stands(event: Any, *also: ColumnElement[bool]) -> ColumnElement[bool]:
    """Test the same of a line that is known to be one of these. A line that names no offer is of the one it was taken
    back in."""
    taken_back = exists().where(
        _undone.team_id == given("team"),
        text(f"undone.{tables.UNDOING}"),  # in words, so that SQLite knows that the index has them all
        _undone.lead_id == event.lead_id,
        _undone.id > event.id,
        _undone.detail == event.kind,
        func.coalesce(event.data["offer"].as_integer(), _its_offer) == _its_offer,
        *also,
    )
    return not_(taken_back)
