"""Looking up the tracks of a workspace, and the log of who changed what."""

from bot.cadence.tracks.tracks_of import tracks_of
from bot.lead.access import require
from bot.lead.people import Act, Person
from bot.tracks.sheets import LINES, LogSheet, Saved, TracksSheet
from storage import workspaces
from storage.nurture import on_tracks, track_drafts, tracks
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
