"""The condition that a line of history still stands: it was not taken back."""

from typing import Any

from sqlalchemy import ColumnElement, exists, not_, or_

from bot.lead.kinds import EventKind
from storage import tables
from storage.sql import one_of

DECISIONS = (EventKind.ACCEPTED, EventKind.REJECTED)
"""The answers of sales to an offer."""

_OF_AN_OFFER = (*DECISIONS, EventKind.WON, EventKind.LOST)
_undone = tables.event.alias("undone").c


def stands(event: Any) -> ColumnElement[bool]:
    """Test that this line, of the columns of the event table or an alias, stands: a decision of sales, or an end, that
    was taken back counts for nothing."""
    return or_(not_(one_of(event.kind, _OF_AN_OFFER)), decision_stands(event))


def decision_stands(event: Any) -> ColumnElement[bool]:
    """Test the same of a line that is known to be a decision of sales, or an end."""
    taken_back = exists().where(
        _undone.team_id == event.team_id,
        _undone.lead_id == event.lead_id,
        _undone.id > event.id,
        _undone.kind == EventKind.UNDONE,
        _undone.detail == event.kind,
        _undone.data["offer"].as_integer() == event.data["offer"].as_integer(),
    )
    return not_(taken_back)
