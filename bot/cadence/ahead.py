"""The plan ahead of a lead: every stop with its day, as it is if nothing happens; and its lines."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.cadence.course import Kind, Stop
from bot.cadence.outcome import OUTCOMES, TouchDone
from bot.cadence.tracks.defaults import CHECKPOINTS, STIR
from bot.cadence.tracks.touch import CHANNELS, Touch
from bot.cadence.tracks.track import Track
from bot.slack.text import day, day_of, esc

_TO_DECIDE = "Decide what becomes of it: once more, or closed"
_TO_TALK = "Go on with the conversation"


class Ahead(NamedTuple):
    """Stops that come on a track, in their order. The first was `told` already; they `stopped` for a reason in words.
    While it `would_be` so, nothing of it is planned."""

    track: Track
    stops: Sequence[Stop]
    told: bool = False
    stopped: str = ""
    would_be: bool = False


def touch_of(stop: Stop, track: Track) -> Touch | None:
    """Return what is sent at a stop; None where nothing is."""
    if stop.kind is Kind.TOUCH:
        return track.touch(stop.number)
    if stop.kind is Kind.STIR:
        return STIR
    return CHECKPOINTS[min(stop.number, len(CHECKPOINTS) - 1)] if stop.kind is Kind.CHECKPOINT else None


def what_at(stop: Stop, track: Track) -> str:
    """Say what a stop is for."""
    touch = touch_of(stop, track)
    return touch.what if touch else _TO_DECIDE if stop.kind is Kind.DECIDE else _TO_TALK


def stop_line(stop: Stop, ahead: Ahead) -> str:
    """Write a stop: "Friday, January 22nd, 2027: *Call with one question* · Call"."""
    touch = touch_of(stop, ahead.track)
    through = f" · {CHANNELS[touch.channel]}" if touch else ""
    mark = " · checkpoint" if stop.kind is Kind.CHECKPOINT else ""
    return f"{day(stop.day)}: *{esc(what_at(stop, ahead.track), 75)}*{through}{mark}"


def done_line(done: TouchDone) -> str:
    """Write a touch that was made, and what came of it."""
    return f"{day_of(done.at)}: {esc(done.what, 75)} · {OUTCOMES[done.outcome][0].lower()}"
