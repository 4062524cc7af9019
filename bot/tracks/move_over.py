"""Moving the leads that are on a track to a newer version of it: who would go where, and doing it batch by batch."""

import logging
from datetime import timedelta
from typing import Any, NamedTuple

from bot.cadence.ahead import what_at
from bot.cadence.gated import window_of
from bot.cadence.plan import run_of
from bot.cadence.planned import run_now
from bot.cadence.tracks.track import Track, Tracks
from bot.cadence.tracks.tracks_of import tracks_of
from bot.cadence.window import Window
from bot.cadence.work import Work
from bot.lead.access import require
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.tracks.draft import look_at_track
from bot.tracks.moving import FromTomorrow, Landed, land
from bot.tracks.sheets import MOVERS, Mover, MoversSheet
from storage import due, history, leads
from storage.delivery import outbox
from storage.due import Due
from storage.nurture import courses, on_tracks
from storage.nurture.on_tracks import Move
from storage.sql import Transaction, is_about_the_database

logger = logging.getLogger(__name__)

BATCH = 20  # leads per transaction, so that nobody waits longer for theirs than for a few clicks


class _Landing(NamedTuple):
    landed: Landed
    planned: Due | None
    window: Window
    told: bool


def movers(tx: Transaction, by: Person, track: str, earlier: int) -> MoversSheet:
    """Return a page of those who would move to the manager's draft, with what comes next for each and when."""
    require(tx, by, Act.PLAN_TRACKS)
    new, known = look_at_track(tx, by, track).draft, tracks_of(tx, by.team_id)
    total = on_tracks.count(tx, by.team_id, track)
    found = []
    for lead in on_tracks.some(tx, by.team_id, track, earlier, MOVERS):
        there = _landing(tx, lead, known.of(lead), new)
        on, now_on = there.landed.next.day, there.planned.on if there.planned else there.landed.next.day
        found.append(Mover(lead.label, lead.name, what_at(there.landed.next, new), on, now_on, there.told))
    return MoversSheet(new, found, earlier, total)


def _landing(tx: Transaction, lead: Lead, old: Track, new: Track) -> _Landing:
    window = window_of(tx, lead)
    run = run_now(tx, lead, old, window)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    tomorrow = tx.now.astimezone(window.marketer.tz).date() + timedelta(days=1)
    told = planned is not None and planned.state == "told"
    landed = land(run, old, new, FromTomorrow(window, tomorrow), told=told)
    return _Landing(landed, planned, window, told)


def move_next(tx: Transaction) -> int:
    """Move the next batch of leads that managers asked to move; returns 1 as long as there may be more.

    A crash repeats nothing: a lead that has moved is on the new version, and is not found again. One that can't be
    moved finishes the version it is on, and does not keep the others.
    """
    move = on_tracks.next_one(tx)
    if move is None:
        return 0
    ids = on_tracks.older_after(tx, move.team_id, move.key, move.version, move.after, BATCH)
    known, moved = tracks_of(tx, move.team_id), move.moved
    new = known.version(move.key, move.version)
    for lead_id in ids:
        try:
            with tx.savepoint():
                moved += _move(tx, move, lead_id, known)
        except Exception as problem:
            if is_about_the_database(problem):
                raise  # nothing is wrong with the lead: everything is done again
            logger.error("Lead %s was not moved to another track version: %s", lead_id, type(problem).__name__)
    done = len(ids) < BATCH
    on_tracks.go_on(tx, move, ids[-1] if ids else move.after, moved, done=done)
    if done:
        left = on_tracks.count_older(tx, move.team_id, move.key, move.version)
        told: dict[str, Any] = {"track": new.name, "version": move.version, "moved": moved, "left": left}
        outbox.leave(tx, move.team_id, NoticeKind.TRACK_MOVED, move.asked_by, **told)
    return 1


def _move(tx: Transaction, move: Move, lead_id: int, known: Tracks) -> bool:
    new = known.version(move.key, move.version)
    lead = leads.get(tx, move.team_id, lead_id, hold=True)
    if lead is None or lead.stage is not Stage.NURTURING or lead.track != new.key or lead.track_version >= new.version:
        return False
    run = run_of(tx, lead)  # of one that was nurtured before there were runs, this makes it
    there = _landing(tx, lead, known.of(lead), new)
    course, stop = there.landed.course, there.landed.next
    courses.keep(tx, lead, run, course, stop, run.note if there.landed.stays else "")
    leads.change(tx, lead.team_id, lead.id, track_version=new.version, touch=course.touch)
    if not there.landed.stays:
        due.cancel(tx, lead.team_id, lead.id)
        moment = there.window.moment(stop.day)
        due.schedule(tx, lead, Work.FOLLOW_UP, moment, step=stop.number, day=stop.day.isoformat())
    said: dict[str, Any] = {"version": new.version, "track": new.key, "until": stop.day.isoformat()}
    history.record(tx, lead, EventKind.MOVED_OVER, move.asked_by, **said)
    return True
