"""Absences: planned, under way, and over."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select, text, update

from bot.team.rep import Away
from storage import tables
from storage.sql import Prepared, Transaction, given, insert
from storage.tables.team import LASTING

_absence = tables.absence.c
_LASTS = text(LASTING)
_WHAT = [_absence[name] for name in ("id", "user_id", "since", "until", "cover", "first_day", "last_day")]
_OURS = _absence.team_id == given("team")
_OF_TEAM = Prepared(
    select(*_WHAT).where(_OURS, _LASTS, _absence.until > given("now")).order_by(_absence.since, _absence.id)
)
_OF = Prepared(
    select(*_WHAT)
    .where(_OURS, _absence.user_id == given("user"), _LASTS, _absence.until > given("now"))
    .order_by(_absence.since, _absence.id)
)
_ONE = Prepared(select(*_WHAT, _absence.ended_at).where(_OURS, _absence.id == given("absence")))
_PAST = Prepared(
    select(*_WHAT, _absence.ended_at)
    .where(_OURS, _absence.user_id == given("user"), _absence.since <= given("now"))
    .where(or_(_absence.ended_at.is_not(None), _absence.until <= given("now")))
    .where(or_(_absence.ended_at.is_(None), _absence.ended_at > _absence.since))
    .order_by(_absence.since.desc(), _absence.id.desc())
    .limit(given("most"))
)
_COVERS = Prepared(
    select(*_WHAT)
    .where(_OURS, _absence.cover == given("user"), _LASTS, _absence.until > given("now"))
    .order_by(_absence.since, _absence.id)
)
_OVER = Prepared(
    select(_absence.team_id, _absence.id)
    .where(_LASTS, _absence.until <= given("now"))
    .order_by(_absence.until, _absence.id)
    .limit(given("most"))
)
_ADD = insert(
    tables.absence,
    *("team_id", "user_id", "since", "until", "first_day", "last_day", "cover", "noted_by", "noted_at", "ended_by"),
    returning="id",
)
_END = Prepared(update(tables.absence).where(_OURS, _absence.id == given("absence"), _LASTS), "ended_at", "ended_by")


def of_team(tx: Transaction, team_id: str) -> dict[str, tuple[Away, ...]]:
    """Return by user id the absences that are not over, those that begin first first."""
    found: defaultdict[str, tuple[Away, ...]] = defaultdict(tuple)
    for row in _OF_TEAM.all(tx, team=team_id, now=tx.now):
        found[row["user_id"]] += (_away(row),)
    return found


def of(tx: Transaction, team_id: str, user_id: str) -> tuple[Away, ...]:
    return tuple(_away(row) for row in _OF.all(tx, team=team_id, user=user_id, now=tx.now))


def current(tx: Transaction, team_id: str, user_id: str) -> Away | None:
    """Return the absence they are on now."""
    return next((each for each in of(tx, team_id, user_id) if each.lasts_at(tx.now)), None)


def past(tx: Transaction, team_id: str, user_id: str, most: int) -> list[Away]:
    """Return those that are over, the latest first; one that was ended early ends then, at a moment, not with a day."""
    found = []
    for row in _PAST.all(tx, team=team_id, user=user_id, now=tx.now, most=most):
        away = _away(row)
        early = row["ended_at"] is not None and row["ended_at"] < away.until
        found.append(replace(away, until=row["ended_at"], first_day=None, last_day=None) if early else away)
    return found


def get(tx: Transaction, team_id: str, absence_id: int) -> tuple[str, Away, datetime | None] | None:
    """Return whose absence it is, the absence, and when (UTC) it ended, if it did."""
    row = _ONE.first(tx, team=team_id, absence=absence_id)
    return (row["user_id"], _away(row), row["ended_at"]) if row else None


def covered_by(tx: Transaction, team_id: str, user_id: str) -> list[tuple[str, Away]]:
    """Return the absences, with whose each is, for which somebody is named as cover; those that are not over."""
    return [(row["user_id"], _away(row)) for row in _COVERS.all(tx, team=team_id, user=user_id, now=tx.now)]


def over(tx: Transaction, most: int) -> list[tuple[str, int]]:
    """Return workspace and id of absences whose time is over and that have not been ended yet, in every workspace."""
    return [(team_id, absence_id) for team_id, absence_id in _OVER.rows(tx, now=tx.now, most=most)]


def add(tx: Transaction, team_id: str, user_id: str, away: Away, by: str) -> int:
    days = {"first_day": _iso(away.first_day), "last_day": _iso(away.last_day)}
    when = {"since": away.since, "until": away.until, "noted_by": by, "noted_at": tx.now, "ended_by": ""}
    absence_id: int = _ADD.value(tx, team_id=team_id, user_id=user_id, cover=away.cover, **days, **when)
    return absence_id


def end(tx: Transaction, team_id: str, absence_id: int, by: str) -> bool:
    """End it now; `by` is "" where it is over by itself. False where it had ended before."""
    return _END.count(tx, team=team_id, absence=absence_id, ended_at=tx.now, ended_by=by) == 1


def _away(row: dict[str, Any]) -> Away:
    return Away(row["since"], row["until"], row["cover"], _day(row["first_day"]), _day(row["last_day"]), row["id"])


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
