"""The touches that were made, which the caps count and the introduction to sales tells of."""

from sqlalchemy import and_, delete, select, update

from bot.cadence.outcome import Outcome, TouchDone
from bot.lead.record import Lead
from storage import tables
from storage.sql import Prepared, Transaction, given, insert

_done = tables.touch_done.c
_COLUMNS = [_done[name] for name in TouchDone.__dataclass_fields__]
_OF_LEAD = and_(_done.team_id == given("team"), _done.lead_id == given("lead"))
_ALL = Prepared(select(*_COLUMNS).where(_OF_LEAD).order_by(_done.at.desc(), _done.id.desc()))
_REMOVE = Prepared(delete(tables.touch_done).where(_OF_LEAD, _done.id == given("touch")))
_FOLLOW = Prepared(update(tables.touch_done).where(_OF_LEAD), "lead_id")


def of_lead(tx: Transaction, lead: Lead) -> list[TouchDone]:
    """Return the lead's touches, latest first, those of leads that were merged into it among them."""
    rows = _ALL.all(tx, team=lead.team_id, lead=lead.id)
    return [TouchDone(**{**row, "outcome": Outcome(row["outcome"])}) for row in rows]


def log(tx: Transaction, lead: Lead, touch: TouchDone) -> int:
    """Add a touch that was made to the lead; returns the id the database gives it."""
    row = {name: getattr(touch, name) for name in TouchDone.__dataclass_fields__ if name != "id"}
    row |= {"team_id": lead.team_id, "lead_id": lead.id}
    touch_id: int = insert(tables.touch_done, *row, returning="id").value(tx, **row)
    return touch_id


def remove(tx: Transaction, team_id: str, lead_id: int, touch_id: int) -> None:
    """Take back one that was logged."""
    _REMOVE.run(tx, team=team_id, lead=lead_id, touch=touch_id)


def follow(tx: Transaction, lead: Lead, into: Lead) -> None:
    """Have the touches of a lead be those of the lead it turned out to be."""
    _FOLLOW.run(tx, team=lead.team_id, lead=lead.id, lead_id=into.id)
