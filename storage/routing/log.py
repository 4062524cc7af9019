"""Routing's log: what was decided about each lead, and every change of the rulebook. Lines are added, never changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, func, select, text

from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.routing.rules.decision import Decision, Noted, Passed, What, Why
from storage import leads, tables
from storage.sql import Prepared, Transaction, given, insert, word

_note = tables.routing_note.c
_COLUMNS = [
    *(_note.id, _note.at, _note.what, _note.lead_id, _note.offer, _note.why, _note.to, _note.by, _note.mode),
    *(_note.until, _note.group_id, _note.rule_id, _note.version, _note.about, _note.passed),
]
_EMPTY: dict[str, Any] = {
    "why": "",
    "to": "",
    "by": "",
    "mode": "",
    "until": None,
    "group_id": 0,
    "rule_id": 0,
    "about": {},
}
_ROW = ("team_id", "at", "what", "lead_id", "offer", *_EMPTY, "version", "passed")
_ADD = insert(tables.routing_note, *_ROW)
_OF_LEAD = Prepared(
    select(*_COLUMNS)
    .where(_note.team_id == given("team"), _note.lead_id == given("lead"))
    .order_by(_note.id.desc())
    .limit(given("most"))
)
_OURS = _note.team_id == given("team")
_PAGE = Prepared(
    select(*_COLUMNS, tables.lead.c.number)
    .outerjoin(tables.lead, and_(tables.lead.c.id == _note.lead_id, tables.lead.c.team_id == _note.team_id))
    .where(_OURS)
    .order_by(_note.id.desc())
    .limit(given("most"))
    .offset(given("later"))
)
_lead = tables.lead.c
_RESERVED = Prepared(
    select(_lead.team_id, _lead.id)
    .where(text(tables.RESERVED), _lead.reserved_until <= given("moment"))
    .order_by(_lead.reserved_until)
    .limit(given("most"))
)
_AFTER = tables.routing_note.alias()
"""The workspace's own lines are not asked for as such: SQLite would go by that, and read all of them."""
_FOR_NOBODY = Prepared(
    select(*leads.COLUMNS)
    .join(tables.routing_note, and_(_note.lead_id == _lead.id, func.coalesce(_note.team_id, "") == given("team")))
    .where(_lead.team_id == given("team"), _lead.stage == word(Stage.OFFERED), _note.offer == _lead.offer)
    .where(_note.why == word(Why.NOBODY_LEFT))
    .where(
        ~exists().where(
            _AFTER.c.lead_id == _lead.id,
            func.coalesce(_AFTER.c.team_id, "") == given("team"),
            _AFTER.c.id > _note.id,
            _AFTER.c.why != "",
        )
    )
    .order_by(_lead.stage_at)
)


def note(tx: Transaction, lead: Lead, offer: int, what: What, found: Decision, version: int, by: str = "") -> None:
    """Add what was decided about an offer of a lead."""
    routed = found.routed
    about = {**found.about, **({"charged": True} if found.turns is not None else {})}
    row: dict[str, Any] = {"why": found.why, "to": routed.to, "by": by, "mode": routed.mode, "until": routed.until}
    row |= {"group_id": routed.group, "rule_id": found.rule, "about": about}
    _add(tx, lead.team_id, what, lead.id, offer, version, [[each.user, each.words] for each in found.passed], row)


def note_turn(tx: Transaction, lead: Lead, what: What, to: str, by: str = "", **about: Any) -> None:
    """Add that a lead counts as somebody's turn, or no longer does."""
    charged = {"charged": what is not What.GIVEN_BACK}
    row = {"to": to, "by": by, "group_id": lead.route_group, "about": {**charged, **about}}
    _add(tx, lead.team_id, what, lead.id, lead.offer, 0, [], row)


def note_change(tx: Transaction, team_id: str, version: int, by: str, changes: Sequence[str]) -> None:
    """Add that the rulebook was changed, and how."""
    row = {"by": by, "about": {"changes": list(changes)}}
    _add(tx, team_id, What.RULES_CHANGED, None, 0, version, [], row)


def _add(
    tx: Transaction,
    team_id: str,
    what: What,
    lead_id: int | None,
    offer: int,
    version: int,
    passed: list[Any],
    row: dict[str, Any],
) -> None:
    values = {**_EMPTY, **row, "team_id": team_id, "at": tx.now, "what": what, "lead_id": lead_id, "offer": offer}
    _ADD.run(tx, **values, version=version, passed=passed)


def of_lead(tx: Transaction, lead: Lead, most: int = 30) -> list[Noted]:
    """Return the latest lines about a lead, newest first."""
    return [_noted(row) for row in _OF_LEAD.rows(tx, team=lead.team_id, lead=lead.id, most=most)]


def page(tx: Transaction, team_id: str, later: int, most: int) -> list[tuple[Noted, int]]:
    """Return lines of the workspace's log, newest first, without the `later` newest, each with its lead's number."""
    return [(_noted(row[:-1]), row[-1] or 0) for row in _PAGE.rows(tx, team=team_id, later=later, most=most)]


def reserved_until(tx: Transaction, moment: datetime, most: int) -> list[tuple[str, int]]:
    """Return the (workspace, lead id) of some leads that were kept for a rep until then (UTC), in all workspaces."""
    return [(team_id, lead_id) for team_id, lead_id in _RESERVED.rows(tx, moment=moment, most=most)]


def waiting_for_nobody(tx: Transaction, team_id: str) -> list[Lead]:
    """Return the leads that wait for sales although nobody could be found for them, the longest waiting first."""
    return [leads.record(row) for row in _FOR_NOBODY.all(tx, team=team_id)]


def _noted(row: Sequence[Any]) -> Noted:
    values: dict[str, Any] = dict(zip(Noted.__dataclass_fields__, row, strict=True))
    passed = tuple(Passed(*each) for each in values["passed"])
    return Noted(**{**values, "what": What(values["what"]), "lead_id": values["lead_id"] or 0, "passed": passed})
