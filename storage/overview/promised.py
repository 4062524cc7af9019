"""Leads by what is promised about them: those of one rep, and those of all; the clock that began first comes first."""

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, exists, not_, select, text, union

from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from storage import leads, tables
from storage.due import Due
from storage.finding import MOST_COUNTED, in_stage
from storage.sql import Prepared, Transaction, among_ours, given, number, one_of
from storage.tables.work import PAUSED, PROMISED

_lead, _due, _pause = tables.lead.c, tables.due.c, tables.pause.c
_WORK = [_due[name].label(f"work_{name}") for name in Due.__dataclass_fields__]
_OF_IT = and_(_due.lead_id == _lead.id, _due.team_id == _lead.team_id, _due.state == "pending")
_IS_PROMISED = one_of(_due.kind, ("answer", "first_contact"))
_PAUSED = exists().where(_pause.lead_id == _due.lead_id, _pause.team_id == _due.team_id, text(PAUSED))


class Promised(NamedTuple):
    """A lead, without its answers, and the promise that runs."""

    lead: Lead
    work: Due


def theirs(tx: Transaction, team_id: str, user_id: str, limit: int) -> list[Promised]:
    """List what this rep is to do: answer what is offered to them, and get in touch with whom they accepted."""
    return [_read(row) for row in _theirs(limit).all(tx, team=team_id, who=user_id)]


def running(tx: Transaction, team_id: str, limit: int) -> list[Promised]:
    """List what runs in the whole team, and is not paused."""
    return [_read(row) for row in _running(limit).all(tx, team=team_id)]


def on_pause(tx: Transaction, team_id: str, limit: int) -> list[Promised]:
    """List what is paused, what goes on first at the top."""
    return [_read(row) for row in _on_pause(limit).all(tx, team=team_id)]


def _read(row: dict[Any, Any]) -> Promised:
    work = Due(**{name: row[f"work_{name}"] for name in Due.__dataclass_fields__})
    return Promised(leads.record({each.name: row[each.name] for each in leads.COLUMNS}), work)


@cache
def _theirs(most: int) -> Prepared:
    offered = select(_lead.id).where(
        _lead.team_id == given("team"),
        _lead.routed_to == given("who"),
        text(tables.FOR_SOMEBODY),
    )
    accepted = in_stage(select(_lead.id), "owner", Stage.ACCEPTED, MOST_COUNTED)
    few = union(*(select(each.subquery().c.id) for each in (offered.limit(number(MOST_COUNTED)), accepted)))
    ours = among_ours(_lead.team_id, _lead.id.in_(few))
    return _first(_whole().where(ours, _IS_PROMISED), most)


@cache
def _running(most: int) -> Prepared:
    return _first(
        _whole().where(
            _due.team_id == given("team"),
            text(PROMISED),
            not_(_PAUSED),
            among_ours(_lead.team_id, _lead.id == _due.lead_id),
        ),
        most,
    )


@cache
def _on_pause(most: int) -> Prepared:
    some = select(*leads.COLUMNS, *_WORK).select_from(
        tables.pause.join(tables.lead, and_(_lead.id == _pause.lead_id, _lead.team_id == _pause.team_id)).join(
            tables.due, and_(_OF_IT, _IS_PROMISED)
        )
    )
    some = some.where(_pause.team_id == given("team"), text(PAUSED), _lead.team_id == given("team"))
    return Prepared(some.order_by(_pause.ends_at, _pause.id).limit(number(most)))


def _whole() -> Select[Any]:
    both = tables.due.join(tables.lead, _OF_IT)
    return select(*leads.COLUMNS, *_WORK).select_from(both)


def _first(some: Select[Any], most: int) -> Prepared:
    return Prepared(some.order_by(_due.anchor_at, _due.id).limit(number(most)))
