"""The acts about nurture tracks: part of the table in everything.py; and all that is asked of their tables."""

from dataclasses import replace
from functools import partial
from typing import Any

from bot.cadence.tracks.track import DEFAULT_TRACKS
from bot.cadence.tracks.tracks_of import track_of
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.lead.record import Lead
from bot.tracks import draft as drafting
from bot.tracks import look_up as looking_up
from bot.tracks import move_over as moving
from bot.tracks import save as saving
from bot.tracks.edits import about
from bot.tracks.sheets import UnderWay
from storage import leads
from storage.nurture import on_tracks, tracks
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, Asked, Place

_PLANS = partial(Asked, roles=frozenset({Role.MARKETING_MANAGER}), about=False)


def _change(tx: Transaction, by: Person, at: Place) -> Any:
    return drafting.change_draft(tx, by, "wait", lambda track: replace(track, touches=track.touches[:2]), "draft")


def _save(tx: Transaction, by: Person, at: Place) -> None:
    sheet = _change(tx, by, at)
    saving.save(tx, by, "wait", "k", sheet.mark, UnderWay.MOVE)


def _begin(tx: Transaction, by: Person, at: Place) -> str:
    made = drafting.begin_track(tx, by, partial(about, values={"name": "Ours"}), "content", "begun")
    return made.draft.key


def _retire(tx: Transaction, by: Person, at: Place) -> None:
    key = _begin(tx, by, at)
    saving.save(tx, by, key, "saved", drafting.look_at_track(tx, by, key).mark, None)
    saving.retire(tx, by, key, "k")
    saving.retire(tx, by, key, "back", back=True)


def move_to_a_new_version(tx: Transaction, lead: Lead) -> None:
    """Have a lead that is under way moved to a version of its track that a manager saved."""
    leads.change(tx, lead.team_id, lead.id, stage=Stage.NURTURING, track="wait", track_version=0)
    wait = DEFAULT_TRACKS["wait"]
    tracks.add(tx, lead.team_id, replace(wait, version=1, touches=wait.touches[1:]), "U1", ["Less"], UnderWay.MOVE)
    on_tracks.start(tx, Person(lead.team_id, "U1"), "wait", 1)
    while moving.move_next(tx):
        pass
    moved = leads.get(tx, lead.team_id, lead.id)
    assert moved
    assert track_of(tx, moved).version == 1


TRACKS: dict[str, Asked] = {
    "see the tracks": _PLANS(lambda tx, by, at: looking_up.all_tracks(tx, by)),
    "segments for tracks": _PLANS(lambda tx, by, at: looking_up.segments(tx, by)),
    "log of tracks": _PLANS(lambda tx, by, at: looking_up.track_log(tx, by, 0)),
    "see a track": _PLANS(lambda tx, by, at: drafting.look_at_track(tx, by, "content")),
    "change a track": _PLANS(_change),
    "name a track": _PLANS(
        lambda tx, by, at: drafting.change_about(tx, by, "wait", partial(about, values={"name": "Waiting"}), "k")
    ),
    "begin a track": _PLANS(_begin),
    "discard a track": _PLANS(lambda tx, by, at: drafting.discard_draft(tx, by, "content", "k")),
    "save a track": _PLANS(_save),
    "retire a track": _PLANS(_retire),
    "plan of a lead": Asked(lambda tx, by, at: looking_up.plan_of(tx, by, at.lead_id), ANYONE),
    "plan by number": Asked(lambda tx, by, at: looking_up.plan_called(tx, by, "L-3"), ANYONE, about=False),
    "see who would move": _PLANS(lambda tx, by, at: moving.movers(tx, by, "discover", 0)),
}
