"""The turns of each group, in a row of its own that is held until the lead is offered: no turn is given twice."""

from sqlalchemy import and_, select, update

from bot.routing.rules.turns import Turns
from storage import tables
from storage.sql import Prepared, Transaction, given, insert_or_ignore

_turn = tables.routing_turn.c
_THIS = and_(_turn.team_id == given("team"), _turn.group_id == given("number"))
_BEGIN = insert_or_ignore(tables.routing_turn, "team_id", "group_id", "state")
_GET = Prepared(select(_turn.state).where(_THIS))
_HELD = Prepared(select(_turn.state).where(_THIS).with_for_update())
_SAVE = Prepared(update(tables.routing_turn).where(_THIS), "state")


def hold(tx: Transaction, team_id: str, group: int) -> Turns:
    """Return the group's turns; nobody else can take one until this transaction is over."""
    state = _HELD.value(tx, team=team_id, number=group)
    if state is None:
        _BEGIN.count(tx, team_id=team_id, group_id=group, state=Turns().to_json())
        state = _HELD.value(tx, team=team_id, number=group)
    return Turns.from_json(state)


def get(tx: Transaction, team_id: str, group: int) -> Turns:
    """Return the group's turns as they are, to be looked at."""
    return Turns.from_json(_GET.value(tx, team=team_id, number=group) or {})


def save(tx: Transaction, team_id: str, group: int, turns: Turns) -> None:
    _SAVE.change_one(tx, team=team_id, number=group, state=turns.to_json())
