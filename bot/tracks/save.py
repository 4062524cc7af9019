"""Saving a draft as a new version of its track, with what becomes of the leads that are on it; retiring a track."""

from dataclasses import replace

from bot.cadence.tracks.track import DEFAULT_TRACKS, Track
from bot.cadence.tracks.tracks_of import tracks_of
from bot.lead.access import require
from bot.lead.errors import FieldProblems
from bot.lead.meanwhile import SeenEarlierError
from bot.lead.people import Act, Person
from bot.slack.text import moment, person
from bot.tracks.changes import changes
from bot.tracks.checks import about_problems
from bot.tracks.draft import look_at_track
from bot.tracks.edits import renumbered
from bot.tracks.errors import BatonsOwnError, CannotBeSavedError, StillOnItError, TrackGoneError
from bot.tracks.sheets import TrackSheet, UnderWay
from storage import inbox
from storage.nurture import on_tracks, track_drafts, tracks
from storage.sql import Transaction

_NAMED = 5


def save(tx: Transaction, by: Person, track: str, key: str, seen: str, under_way: UnderWay | None) -> TrackSheet:
    """Save the manager's draft as the next version, and log what it changes; returns it as it is saved, or as it is if
    leads are on the track and nobody has said what becomes of them. Idempotent by `key`.

    Raises CannotBeSavedError, FieldProblems, and SeenEarlierError if the draft, or what is saved, is not what was
    `seen`.
    """
    require(tx, by, Act.PLAN_TRACKS)
    tracks.hold(tx, by.team_id)
    sheet = look_at_track(tx, by, track)
    if not inbox.receive(tx, by.team_id, key):
        return sheet
    if seen != sheet.mark:
        raise _changed_since(sheet, seen, by)
    if sheet.problems:
        raise CannotBeSavedError(sheet.problems)
    if not sheet.is_changed or (sheet.on_it and under_way is None):
        return sheet
    _add(tx, by, sheet, under_way)
    return look_at_track(tx, by, track)


def _add(tx: Transaction, by: Person, sheet: TrackSheet, under_way: UnderWay | None) -> None:
    if problems := about_problems(sheet.draft, sheet.others):
        raise FieldProblems(problems)
    based_on = tracks_of(tx, by.team_id).version(sheet.draft.key, sheet.based_on) if sheet.saved else None
    draft = renumbered(sheet.draft, based_on, sheet.saved)
    made = replace(draft, version=sheet.next_version)
    what = under_way if sheet.on_it and under_way else ""
    tracks.add(tx, by.team_id, made, by.user_id, sheet.changes, what)
    track_drafts.drop(tx, by.team_id, by.user_id, made.key)
    if what == UnderWay.MOVE:
        on_tracks.start(tx, by, made.key, made.version)


def _changed_since(sheet: TrackSheet, seen: str, by: Person) -> SeenEarlierError:
    if seen.split()[-1:] != sheet.mark.split()[-1:] and sheet.changed_at:
        who = "You" if sheet.changed_by == by.user_id else person(sheet.changed_by)
        lines = [f"{who} saved this track {moment(sheet.changed_at)} (version {sheet.version})"]
    else:
        lines = ["You changed your draft in another window"]
    then = "What is different is listed on the page: please look at it, then press *Save* again."
    return SeenEarlierError(lines, then)


def retire(tx: Transaction, by: Person, track: str, key: str, *, back: bool = False) -> None:
    """Have nobody new come on a track, or with `back` have it in use again. Idempotent by `key`; raises TrackGoneError,
    BatonsOwnError and StillOnItError."""
    require(tx, by, Act.PLAN_TRACKS)
    tracks.hold(tx, by.team_id)
    found = tracks_of(tx, by.team_id).newest.get(track)
    if found is None:
        raise TrackGoneError
    if found.key in DEFAULT_TRACKS:
        raise BatonsOwnError(found)
    if not inbox.receive(tx, by.team_id, key) or found.retired is not back:
        return
    if not back:
        _require_empty(tx, by, found)
    made = replace(found, version=found.version + 1, retired=not back)
    tracks.add(tx, by.team_id, made, by.user_id, changes(found, made), "")
    track_drafts.drop(tx, by.team_id, by.user_id, track)


def _require_empty(tx: Transaction, by: Person, track: Track) -> None:
    count = on_tracks.count(tx, by.team_id, track.key)
    if count:
        some = on_tracks.some(tx, by.team_id, track.key, 0, _NAMED)
        raise StillOnItError(track, count, [lead.label for lead in some])
