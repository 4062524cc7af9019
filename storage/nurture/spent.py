"""Spending of the caps and of a marketer's day: the touches planned, told or made with a person or company."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Select, and_, func, select, text

from bot.cadence.work import Work
from storage import tables
from storage.due import OPEN
from storage.sql import Among, Prepared, Transaction, given, one_of

MADE, TOLD = "made", "told"
PERSON, COMPANY = ("email_key", "phone_key"), ("company_key",)
"""The columns by which leads count as the same person, or as one company."""

_due, _lead, _made = tables.due.c, tables.lead.c, tables.touch_done.c


class Spent(NamedTuple):
    """A touch of the lead with that key: made `at` (UTC), or planned for `day` (ISO) from then on, or told."""

    key: str
    lead_id: int
    at: datetime
    day: str
    state: str


def _alike(column: str, some: Select[tuple[str]]) -> Select[tuple[str]]:
    ours = (_lead.team_id == given("team"), Among(_lead[column], "keys"), text(f"{column} <> ''"))
    return some.where(*ours)


def _planned(column: str) -> Prepared:
    some = select(_lead[column], _due.lead_id, _due.due_at, _due.day, _due.state)
    some = some.join(tables.due, and_(_due.lead_id == _lead.id, _due.team_id == _lead.team_id))
    return Prepared(_alike(column, some).where(_due.kind == Work.FOLLOW_UP, one_of(_due.state, OPEN)))


def _done(column: str) -> Prepared:
    some = select(_lead[column], _made.lead_id, _made.at)
    some = some.join(tables.touch_done, and_(_made.lead_id == _lead.id, _made.team_id == _lead.team_id))
    return Prepared(_alike(column, some).where(_made.at >= given("since")))


_PLANNED = {column: _planned(column) for column in (*PERSON, *COMPANY)}
_DONE = {column: _done(column) for column in (*PERSON, *COMPANY)}
_member = tables.member.c
_HELD = Prepared(
    select(_member.user_id)
    .where(_member.team_id == given("team"))
    .order_by(_member.user_id, _member.role)
    .with_for_update()
)
_TAKEN = Prepared(
    select(_due.day, func.count())
    .where(
        _due.team_id == given("team"),
        _due.marketer == given("who"),
        text(tables.OPEN_FOLLOW_UP),
        _due.state == "pending",
        _due.due_at >= given("since"),
        _due.lead_id != given("but"),
    )
    .group_by(_due.day)
)
_TOLD_SINCE = Prepared(
    select(func.count()).where(
        _due.team_id == given("team"),
        _due.marketer == given("who"),
        text(tables.FIRST_REMINDER),
        _due.anchor_at >= given("since"),
    )
)


def hold(tx: Transaction, team_id: str) -> None:
    """Let nobody else tell of follow-ups until this transaction is over: it reads what is spent of the caps and of a
    day, and adds to it. The rows of the members are held, which nobody else holds for long."""
    _HELD.rows(tx, team=team_id)


def alike(tx: Transaction, team_id: str, column: str, keys: Collection[str], since: datetime) -> list[Spent]:
    """List the touches made since then (UTC), or still to come, with leads that have one of these keys."""
    known = sorted({key for key in keys if key})
    if not known:
        return []
    planned = [Spent(*row) for row in _PLANNED[column].rows(tx, team=team_id, keys=known)]
    made = _DONE[column].rows(tx, team=team_id, keys=known, since=since)
    return [*planned, *(Spent(key, lead_id, at, "", MADE) for key, lead_id, at in made)]


def taken(tx: Transaction, team_id: str, marketer: str, since: datetime, but: int = 0) -> dict[date, int]:
    """Count what is planned for a marketer from `since` (UTC) on, by their days, but for one lead."""
    rows = _TAKEN.rows(tx, team=team_id, who=marketer, since=since, but=but)
    return {date.fromisoformat(day): count for day, count in rows if day}


def told_since(tx: Transaction, team_id: str, marketer: str, since: datetime) -> int:
    """Count the follow-ups that a marketer was told of, for the first time, since then (UTC)."""
    found: int = _TOLD_SINCE.value(tx, team=team_id, who=marketer, since=since)
    return found
