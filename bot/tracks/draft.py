"""A manager's drafts of tracks, saved with every step; nothing of them holds until it is saved as a version."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import uuid4

from bot.cadence.tracks.track import Track
from bot.cadence.tracks.tracks_of import tracks_of
from bot.lead.access import require
from bot.lead.errors import FieldProblems
from bot.lead.meanwhile import SeenEarlierError
from bot.lead.people import Act, Person
from bot.tracks.checks import about_problems
from bot.tracks.edits import Edit
from bot.tracks.errors import TrackGoneError
from bot.tracks.sheets import TrackSheet
from storage import inbox, workspaces
from storage.nurture import on_tracks, track_drafts, tracks
from storage.sql import Transaction

Check = Callable[[Track], Mapping[str, str]]


def look_at_track(tx: Transaction, by: Person, key: str) -> TrackSheet:
    """Return the manager's draft beside what is saved; before the first change they are the same. Raises
    TrackGoneError."""
    require(tx, by, Act.PLAN_TRACKS)
    return _sheet(tx, by, key)


def change_draft(
    tx: Transaction, by: Person, track: str, edit: Edit, key: str, check: Check | None = None, seen: str = ""
) -> TrackSheet:
    """Save the draft of the track with that key as the edit makes it. Idempotent by `key`. What `check` finds in it is
    raised as FieldProblems, and nothing is saved; raises SeenEarlierError if the draft is not the one that was `seen`:
    the mark on the page."""
    require(tx, by, Act.PLAN_TRACKS)
    tracks.hold(tx, by.team_id)
    sheet = _sheet(tx, by, track)
    if not inbox.receive(tx, by.team_id, key):
        return sheet
    if seen and seen.split()[0] != sheet.mark.split()[0]:
        then = "It is shown here as it is now: please press the button again if you still mean it."
        raise SeenEarlierError(["You changed your draft in another window"], then)
    edited = edit(sheet.draft)
    if problems := check(edited) if check else {}:
        raise FieldProblems(problems)
    track_drafts.save(tx, by.team_id, by.user_id, edited, sheet.based_on)
    return replace(sheet, draft=edited)


def change_about(tx: Transaction, by: Person, track: str, edit: Edit, key: str) -> TrackSheet:
    """Change the name of a draft, and for which leads it is. Raises FieldProblems ("name", "segment")."""
    others = [each for each in tracks_of(tx, by.team_id).newest.values() if not each.retired]
    return change_draft(tx, by, track, edit, key, lambda made: about_problems(made, others))


def begin_track(tx: Transaction, by: Person, edit: Edit, like: str, key: str) -> TrackSheet:
    """Begin a track of one's own, with the touches of the one called `like`. Idempotent by `key`; raises FieldProblems
    ("name", "segment")."""
    require(tx, by, Act.PLAN_TRACKS)
    known = tracks_of(tx, by.team_id)
    begun = edit(replace(known[like], key=f"own{uuid4().hex[:12]}", version=-1, retired=False))
    if not inbox.receive(tx, by.team_id, key):
        drafted = (each for each in track_drafts.of(tx, by.team_id, by.user_id) if each.name == begun.name)
        begun = next(drafted, begun)
    elif problems := about_problems(begun, [each for each in known.newest.values() if not each.retired]):
        raise FieldProblems(problems)
    else:
        track_drafts.save(tx, by.team_id, by.user_id, begun, -1)
    return _sheet(tx, by, begun.key)


def discard_draft(tx: Transaction, by: Person, track: str, key: str) -> None:
    """Drop what was changed and not saved. Idempotent by `key`."""
    require(tx, by, Act.PLAN_TRACKS)
    if inbox.receive(tx, by.team_id, key):
        track_drafts.drop(tx, by.team_id, by.user_id, track)


def _sheet(tx: Transaction, by: Person, key: str) -> TrackSheet:
    known = tracks_of(tx, by.team_id)
    saved = known.newest.get(key)
    drafted = track_drafts.one(tx, by.team_id, by.user_id, key)
    if drafted is None and saved is None:
        raise TrackGoneError
    draft, based_on = drafted or (saved, saved.version if saved else -1)
    assert draft
    by_whom, at = tracks.saved_by(tx, by.team_id, key) or ("", None)
    others = [each for each in known.newest.values() if each.key != key and not each.retired]
    definition = workspaces.definition(tx, by.team_id, workspaces.current_version(tx, by.team_id))
    on_it = on_tracks.count(tx, by.team_id, key)
    return TrackSheet(draft, saved, others, definition, based_on, by_whom, at, on_it)
