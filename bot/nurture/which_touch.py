"""The touch that a lead's marketer is asked for: the next one of its track, or a checkpoint."""

from bot.cadence.ahead import touch_of
from bot.cadence.tracks.tracks_of import track_of
from bot.lead.record import Lead
from bot.nurture.asked import WhichTouch
from storage.nurture import courses
from storage.sql import Transaction


def which_touch(tx: Transaction, lead: Lead) -> WhichTouch:
    """Return the touch that comes next, or was told and waits."""
    track, run = track_of(tx, lead), courses.latest(tx, lead)
    sent = touch_of(run.next, track) if run else None
    return WhichTouch(track, sent or track.touch(lead.touch), run)
