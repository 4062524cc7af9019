"""The work that was planned for a lead before an act, and putting it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, func, select, update

from bot.cadence.work import Work
from storage import due, tables
from storage.due import OPEN
from storage.sql import Among, Prepared, Transaction, given, one_of

_due = tables.due.c
_KINDS = tuple(Work)
_OF_LEAD = and_(_due.team_id == given("team"), _due.lead_id == given("lead"))
_OPEN = Prepared(
    select(_due.id, _due.state, _due.anchor_at, _due.kind).where(
        _OF_LEAD, one_of(func.coalesce(_due.state, ""), OPEN), one_of(func.coalesce(_due.kind, ""), _KINDS)
    )
)
_PUT_BACK = Prepared(update(tables.due).where(_OF_LEAD, Among(_due.id, "ids")), "state")


class Planned(NamedTuple):
    """A piece of work that waits; `since` is when it was planned (UTC), and `kind` which one it is."""

    id: int
    state: str
    since: datetime
    kind: str


def of_lead(tx: Transaction, team_id: str, lead_id: int) -> list[Planned]:
    """Return what is planned for the lead."""
    return [Planned(*row) for row in _OPEN.rows(tx, team=team_id, lead=lead_id)]


def put_back(tx: Transaction, team_id: str, lead_id: int, states: Mapping[str, str]) -> None:
    """Plan these pieces of work again, each in its state (by its id, as text), and nothing else."""
    due.cancel(tx, team_id, lead_id, *_KINDS)
    for state in sorted(set(states.values())):
        ids = [int(number) for number, was in states.items() if was == state]
        _PUT_BACK.run(tx, team=team_id, lead=lead_id, ids=ids, state=state)
