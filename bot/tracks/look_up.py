"""Looking up the tracks of a workspace, and the log of who changed what."""

from datetime import date

from bot.cadence.because import why_then
from bot.cadence.planned import plan_ahead, would_be
from bot.cadence.tracks.tracks_of import tracks_of
from bot.lead.access import lead_named, lead_of, require
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person
from bot.lead.veil.as_seen import as_seen
from bot.lead.veil.veiled import Veiled
from bot.tracks.sheets import LINES, LogSheet, PlanSheet, Saved, TracksSheet
from storage import workspaces
from storage.nurture import on_tracks, touches_done, track_drafts, tracks
from storage.sql import Transaction


def all_tracks(tx: Transaction, by: Person) -> TracksSheet:
    """Return all of them, with how many leads are on each."""
    require(tx, by, Act.PLAN_TRACKS)
    known = tracks_of(tx, by.team_id)
    drafts = track_drafts.of(tx, by.team_id, by.user_id)
    drafted = [draft for draft in drafts if draft.key not in known.newest]
    changed = frozenset(draft.key for draft in drafts if draft.key in known.newest)
    counts = {key: on_tracks.count(tx, by.team_id, key) for key in known.newest}
    moving = on_tracks.going_on(tx, by.team_id)
    return TracksSheet(list(known.newest.values()), counts, changed, drafted, moving)


def track_log(tx: Transaction, by: Person, later: int) -> LogSheet:
    """Return a page of the log, after so many later lines."""
    require(tx, by, Act.PLAN_TRACKS)
    found = tracks.log(tx, by.team_id, later, LINES + 1)
    lines = [
        Saved(track.name, track.version, who, at, changed, under_way) for track, changed, under_way, who, at in found
    ]
    return LogSheet(lines[:LINES], later, later + len(lines))


def segments(tx: Transaction, by: Person) -> tuple[str, ...]:
    """Return the segments that the lead definition in force names."""
    require(tx, by, Act.PLAN_TRACKS)
    version = workspaces.current_version(tx, by.team_id)
    return workspaces.definition(tx, by.team_id, version).target_profile.segments


def plan_of(tx: Transaction, by: Person, lead_id: int, track: str = "", first: str = "") -> PlanSheet:
    """Return all that was sent to a lead and that comes, with its days; it is for everybody. With another track's key,
    or the day of a first touch (ISO), as it would be."""
    require(tx, by, Act.LOOK_UP)
    found, known = lead_of(tx, by, lead_id, answers=False), tracks_of(tx, by.team_id)
    lead = as_seen(tx, found, by.user_id)
    if isinstance(lead, Veiled):
        return PlanSheet(lead)  # what is written to them tells who they are
    done, nurtured = touches_done.of_lead(tx, lead), lead.stage is Stage.NURTURING
    if track in known.newest and (first or not nurtured or track != lead.track):
        on = date.fromisoformat(first) if first else None
        return PlanSheet(lead, would_be(tx, lead, known[track], on), done)
    if not nurtured:
        return PlanSheet(lead, done=done)
    ahead = plan_ahead(tx, lead)
    next_one = ahead.stops[0]
    why = why_then(next_one.because, next_one.moved)
    return PlanSheet(lead, ahead, done, why, known[ahead.track.key].version)


def plan_called(tx: Transaction, by: Person, wanted: str) -> PlanSheet:
    """Return the same of the lead called "L-12"; raises NoSuchLeadError."""
    require(tx, by, Act.LOOK_UP)
    return plan_of(tx, by, lead_named(tx, by, wanted).id)
