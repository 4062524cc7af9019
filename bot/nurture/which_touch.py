"""The touch that a lead's marketer is asked for: the next one of its track, or a checkpoint."""

from typing import NamedTuple

from bot.cadence.course import Kind
from bot.cadence.run import Run
from bot.cadence.tracks.defaults import CHECKPOINTS
from bot.cadence.tracks.touch import Touch
from bot.cadence.tracks.track import Track
from bot.cadence.tracks.tracks_of import track_of
from bot.lead.record import Lead
from storage.nurture import courses
from storage.sql import Transaction


class Which(NamedTuple):
    """A touch of a `track`, or the checkpoint that comes in its place, with the run it belongs to; None for a lead that
    has been nurtured since before there were runs."""

    track: Track
    touch: Touch
    run: Run | None

    @property
    def kind(self) -> Kind:
        return self.run.next.kind if self.run else Kind.TOUCH


def which_touch(tx: Transaction, lead: Lead) -> Which:
    """Return the touch that comes next, or was told and waits."""
    track, run = track_of(tx, lead), courses.latest(tx, lead)
    number = run.next.number if run and run.next.kind is Kind.TOUCH else lead.touch
    if run and run.next.kind is Kind.CHECKPOINT:
        return Which(track, CHECKPOINTS[min(run.next.number, len(CHECKPOINTS) - 1)], run)
    return Which(track, track.touch(number), run)
