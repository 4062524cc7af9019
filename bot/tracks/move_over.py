"""Moving the leads that are on a track to a newer version of it: who would go where, and doing it batch by batch."""

from bot.cadence.tracks.tracks_of import tracks_of
from bot.cadence.work import Work
from bot.lead.access import require
from bot.lead.people import Act, Person
from bot.tracks.draft import look_at_track
from bot.tracks.moving import place_in
from bot.tracks.sheets import MOVERS, Mover, MoversSheet
from storage import due
from storage.nurture import on_tracks
from storage.sql import Transaction


def movers(tx: Transaction, by: Person, track: str, earlier: int) -> MoversSheet:
    """Return a page of those who would move to the manager's draft, with what comes next for each and when."""
    require(tx, by, Act.PLAN_TRACKS)
    new, known = look_at_track(tx, by, track).draft, tracks_of(tx, by.team_id)
    total = on_tracks.count_older(tx, by.team_id, track, new.version + 10**6)
    found = []
    for lead in on_tracks.older(tx, by.team_id, track, new.version + 10**6, earlier, MOVERS):
        planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
        if planned is None:
            continue
        told = planned.state == "told"
        touch = new.touch(place_in(new, known.of(lead), lead.touch, told=told))
        found.append(Mover(lead.label, lead.name, touch.what, planned.on, planned.on, told))
    return MoversSheet(new, found, earlier, total)
