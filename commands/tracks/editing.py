"""Editing a track: its touches, its name, for which leads it is; every step is kept in the manager's draft."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.cadence.tracks.touch import Touch
from bot.cadence.tracks.track import Track
from bot.lead.meanwhile import SeenEarlierError
from bot.slack.ids import View
from bot.slack.typed import drawn_from, number_in
from bot.tracks.checks import touch_problems
from bot.tracks.draft import begin_track, change_about, change_draft, discard_draft, look_at_track
from bot.tracks.edits import DOWN, UP, Edit, about, drop_touch, move_touch, put_touch
from bot.tracks.errors import TouchGoneError
from bot.tracks.forms import about_form, fields_of, new_form, touch_form, typed_about, typed_touch, which_touch
from bot.tracks.look_up import all_tracks, segments
from bot.tracks.page import track_page, tracks_page
from bot.tracks.sheets import TrackSheet
from commands.responses import show_beneath, show_page
from commands.tracks.showing import key_in, redraw_tracks
from commands.visit import Visit


async def open_touch(visit: Visit) -> None:
    """Open the form of a new touch, at the end."""
    await visit.open(touch_form(await _sheet(visit), None))
    await visit.ack()


async def choose_for_touch(visit: Visit) -> None:
    """Do what was chosen in a touch's menu: "up|3"."""
    verb, _, which = visit.value.partition("|")
    number = number_in(which)
    edits: Mapping[str, Edit] = {
        "up": partial(move_touch, number=number, by=UP),
        "down": partial(move_touch, number=number, by=DOWN),
        "drop": partial(drop_touch, number=number),
    }
    if verb in edits:
        await _change(visit, edits[verb])
    else:
        sheet = await _sheet(visit)
        touch = _touch(sheet.draft, number)
        await visit.open(touch_form(sheet, None, touch.id) if verb == "after" else touch_form(sheet, touch))
    await visit.ack()


async def submit_touch(visit: Visit) -> None:
    """Keep a touch in the draft; of one that was there, the fields that were changed."""
    key, number, after = which_touch(visit.metadata)
    values = typed_touch(visit.typed)
    if number:
        sheet = await visit.desk.read(look_at_track, visit.person, key)
        touch = _touch(sheet.draft, number)
        if visit.form.clashes(fields_of(touch)):
            why = "You changed this touch in another window meanwhile. Send it once more to have it as it is here."
            await visit.draw_again(touch_form(sheet, touch), why)
            return
        changed = {"offset" if name in ("after", "unit") else name for name in visit.form.changed}
        values = {name: value for name, value in values.items() if name in changed}

    def problems(track: Track) -> Mapping[str, str]:
        return touch_problems(_touch(track, number or track.last_id))

    edit = partial(_put, number=number, values=values, after=after)
    sheet = await visit.desk.transact(change_draft, visit.person, key, edit, visit.key, problems)
    await show_beneath(visit, track_page(sheet))


def _put(track: Track, number: int, values: Mapping[str, Any], after: int) -> Track:
    return put_touch(track, _touch(track, number).id if number else 0, values, after)


def _touch(track: Track, number: int) -> Touch:
    found = next((touch for touch in track.touches if touch.id == number), None)
    if found is None:
        raise TouchGoneError
    return found


async def open_about(visit: Visit) -> None:
    await visit.open(about_form(await _sheet(visit)))
    await visit.ack()


async def submit_about(visit: Visit) -> None:
    edit = partial(about, values=typed_about(visit.form.changed))
    sheet = await visit.desk.transact(change_about, visit.person, key_in(visit), edit, visit.key)
    await show_beneath(visit, track_page(sheet))


async def open_new_track(visit: Visit) -> None:
    sheet = await visit.desk.read(all_tracks, visit.person)
    used = [track for track in sheet.tracks if not track.retired]
    await visit.open(new_form(used, await visit.desk.read(segments, visit.person)))
    await visit.ack()


async def submit_new_track(visit: Visit) -> None:
    """Begin a track of one's own, and turn to its page."""
    edit, like = partial(about, values=typed_about(visit.typed)), str(visit.typed.get("like") or "")
    sheet = await visit.desk.transact(begin_track, visit.person, edit, like, visit.key)
    await visit.turn_to(track_page(sheet))
    await redraw_tracks(visit)


async def press_discard(visit: Visit) -> None:
    """Drop the draft, and show what is saved; a track that never was is gone with it."""
    key = key_in(visit)
    was = await _sheet(visit)
    await visit.desk.transact(discard_draft, visit.person, key, visit.key)
    if was.saved:
        await show_page(visit, track_page(await _sheet(visit)), View.TRACK)
    else:
        await show_page(visit, tracks_page(await visit.desk.read(all_tracks, visit.person)), View.TRACK)
    await visit.ack()


async def _sheet(visit: Visit) -> TrackSheet:
    return await visit.desk.read(look_at_track, visit.person, key_in(visit))


async def _change(visit: Visit, edit: Edit) -> None:
    """Change what the page shows; if that is no longer the draft, redraw the page instead."""
    key, _, seen = drawn_from(visit.metadata).partition(" ")
    try:
        sheet = await visit.desk.transact(change_draft, visit.person, key, edit, visit.key, None, seen)
    except SeenEarlierError:
        await show_page(visit, track_page(await _sheet(visit)), View.TRACK)
        raise
    await show_page(visit, track_page(sheet), View.TRACK)
