"""Runs of leads through nurture tracks: the newest of each, where it is, and what comes next."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import and_, delete, select, text, update

from bot.cadence.course import Course, Stop
from bot.cadence.run import Run, columns_of, run_of
from bot.lead.record import Lead
from storage import tables
from storage.sql import Among, Prepared, Transaction, given, insert

_run = tables.nurturing.c
_OURS = and_(_run.team_id == given("team"), _run.lead_id == given("lead"))
_UNDER_WAY = text(tables.UNDER_WAY)
_LATEST = Prepared(select(tables.nurturing).where(_OURS).order_by(_run.id.desc()).limit(1))
_OF_TRACK = Prepared(
    select(tables.nurturing)
    .where(_OURS, _run.track == given("track"), _run.version == given("version"))
    .order_by(_run.id.desc())
    .limit(1)
)
_THESE = Prepared(
    select(tables.nurturing).where(_run.team_id == given("team"), Among(_run.lead_id, "leads"), _UNDER_WAY)
)
_NEWEST = Prepared(
    select(tables.nurturing).where(_run.team_id == given("team"), Among(_run.lead_id, "leads")).order_by(_run.id)
)
_END = Prepared(update(tables.nurturing).where(_OURS, _UNDER_WAY), "ended_at", "ended_why")
_MOVE = Prepared(
    update(tables.nurturing).where(_run.team_id == given("team"), Among(_run.lead_id, "leads"), _UNDER_WAY),
    "next_on",
    "moved",
)
_DROP_SINCE = Prepared(delete(tables.nurturing).where(_OURS, _run.id > given("last")))


def latest(tx: Transaction, lead: Lead) -> Run | None:
    """Return the lead's newest run, whether it goes on or has ended; None if it never was nurtured."""
    row = _LATEST.first(tx, team=lead.team_id, lead=lead.id)
    return run_of(row) if row else None


def of_track(tx: Transaction, lead: Lead, track: str, version: int) -> Run | None:
    """Return the lead's newest run through that version of the track."""
    row = _OF_TRACK.first(tx, team=lead.team_id, lead=lead.id, track=track, version=version)
    return run_of(row) if row else None


def under_way(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[int, Run]:
    """Return the runs of these leads that go on, by lead."""
    rows = _THESE.all(tx, team=team_id, leads=list(lead_ids)) if lead_ids else []
    return {row["lead_id"]: run_of(row) for row in rows}


def newest(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[int, Run]:
    """Return the newest run of each of these leads that has one, by lead, whether it goes on or has ended."""
    rows = _NEWEST.all(tx, team=team_id, leads=list(lead_ids)) if lead_ids else []
    return {row["lead_id"]: run_of(row) for row in rows}


def begin(tx: Transaction, lead: Lead, course: Course, stop: Stop) -> None:
    """Begin a run; one that goes on ends, as it is replaced."""
    end(tx, lead, "replaced")
    row = {**columns_of(course, stop), "team_id": lead.team_id, "lead_id": lead.id, "began_at": tx.now}
    row |= {"alarm_on": "", "ended_at": None, "ended_why": ""}
    insert(tables.nurturing, *row).run(tx, **row)


def keep(tx: Transaction, lead: Lead, run: Run, course: Course, stop: Stop, note: str = "") -> None:
    """Write down where the run is now, and what comes next."""
    _change(tx, lead, run.id, **columns_of(course, stop, note))


def move(tx: Transaction, team_id: str, lead_ids: Collection[int], day: str, moved: Collection[str]) -> None:
    """Have the next stop of these leads come on another day (ISO), moved there for these reasons."""
    _MOVE.run(tx, team=team_id, leads=list(lead_ids), next_on=day, moved=list(moved))


def end(tx: Transaction, lead: Lead, why: str) -> None:
    """End the run that goes on, if there is one."""
    _END.run(tx, team=lead.team_id, lead=lead.id, ended_at=tx.now, ended_why=why)


def reopen(tx: Transaction, lead: Lead, run: Run) -> None:
    """Have a run that ended go on."""
    _change(tx, lead, run.id, ended_at=None, ended_why="")


def _change(tx: Transaction, lead: Lead, run_id: int, **values: Any) -> None:
    _changing(*values).run(tx, team=lead.team_id, lead=lead.id, run=run_id, **values)


@cache
def _changing(*columns: str) -> Prepared:
    return Prepared(update(tables.nurturing).where(_OURS, _run.id == given("run")), *columns)


def as_it_is(tx: Transaction, lead: Lead) -> dict[str, Any]:
    """Return the lead's newest run as it takes to put it back, in JSON; `id` is 0 if there is none."""
    row = _LATEST.first(tx, team=lead.team_id, lead=lead.id)
    if row is None:
        return {"id": 0}
    kept = {name: value for name, value in row.items() if name not in ("team_id", "lead_id", "began_at")}
    return {**kept, "ended_at": kept["ended_at"].isoformat() if kept["ended_at"] else None}


def put_back(tx: Transaction, lead: Lead, was: Mapping[str, Any]) -> None:
    """Put the run back as it was, and forget those that began since."""
    _DROP_SINCE.run(tx, team=lead.team_id, lead=lead.id, last=was["id"])
    if was["id"]:
        ended_at = datetime.fromisoformat(was["ended_at"]) if was["ended_at"] else None
        back = {name: value for name, value in was.items() if name != "id"}
        _change(tx, lead, was["id"], **{**back, "ended_at": ended_at})
