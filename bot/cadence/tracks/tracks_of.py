"""The tracks of a workspace, and the one that a lead is on."""

from bot.cadence.tracks.track import Track, Tracks
from bot.lead.record import Lead
from storage.nurture import tracks
from storage.sql import Transaction


def tracks_of(tx: Transaction, team_id: str) -> Tracks:
    """Return all of them, as they are saved now."""
    return Tracks(tracks.every(tx, team_id))


def track_of(tx: Transaction, lead: Lead) -> Track:
    """Return the track that the lead is on, in the version it is on."""
    if not lead.track_version:
        return Tracks().of(lead)  # as it comes with Baton: nothing has to be read
    return tracks.one(tx, lead.team_id, lead.track, lead.track_version) or tracks_of(tx, lead.team_id).of(lead)
