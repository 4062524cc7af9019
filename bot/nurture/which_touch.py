"""The touch that a lead's marketer is asked for: the next one of its track, or a checkpoint."""

from bot.cadence.course import Kind
from bot.cadence.tracks.defaults import CHECKPOINTS, STIR
from bot.cadence.tracks.tracks_of import track_of
from bot.lead.record import Lead
from bot.nurture.asked import WhichTouch
from storage.nurture import courses
from storage.sql import Transaction


def which_touch(tx: Transaction, lead: Lead) -> WhichTouch:
    """Return the touch that comes next, or was told and waits."""
    track, run = track_of(tx, lead), courses.latest(tx, lead)
    number = run.next.number if run and run.next.kind is Kind.TOUCH else lead.touch
    if run and run.next.kind is Kind.CHECKPOINT:
        return WhichTouch(track, CHECKPOINTS[min(run.next.number, len(CHECKPOINTS) - 1)], run)
    if run and run.next.kind is Kind.STIR:
        return WhichTouch(track, STIR, run)
    return WhichTouch(track, track.touch(number), run)
