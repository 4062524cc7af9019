"""Edits of a track: each returns the track as it is then."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.cadence.tracks.touch import Touch
from bot.cadence.tracks.track import Track

Edit = Callable[[Track], Track]
UP, DOWN = -1, 1


def put_touch(track: Track, number: int, values: Mapping[str, Any], after: int = 0) -> Track:
    """Change the touch with this id; if there is none, add it behind the touch `after`, or at the end."""
    if any(touch.id == number for touch in track.touches):
        made = tuple(replace(touch, **values) if touch.id == number else touch for touch in track.touches)
        return replace(track, touches=made)
    new = Touch(**{**values, "id": track.last_id + 1})
    at = next((at for at, touch in enumerate(track.touches, 1) if touch.id == after), len(track.touches))
    return replace(track, touches=(*track.touches[:at], new, *track.touches[at:]), last_id=new.id)


def move_touch(track: Track, number: int, by: int) -> Track:
    """Move a touch one place up or down; at the end of the list it stays."""
    touches = list(track.touches)
    at = next((at for at, touch in enumerate(touches) if touch.id == number), None)
    if at is not None and 0 <= at + by < len(touches):
        touches[at], touches[at + by] = touches[at + by], touches[at]
    return replace(track, touches=tuple(touches))


def drop_touch(track: Track, number: int) -> Track:
    return replace(track, touches=tuple(touch for touch in track.touches if touch.id != number))


def about(track: Track, values: Mapping[str, Any]) -> Track:
    """Change the name, and for which leads it is."""
    return replace(track, **values)


def renumbered(draft: Track, based_on: Track | None, newest: Track | None) -> Track:
    """Give the touches that are new in a draft numbers of their own, where others were added to the track since."""
    if newest is None or based_on is None or newest.last_id == based_on.last_id:
        return draft
    last, touches = newest.last_id, []
    for touch in draft.touches:
        if touch.id > based_on.last_id:
            last += 1
            touch = replace(touch, id=last)
        touches.append(touch)
    return replace(draft, touches=tuple(touches), last_id=last)
