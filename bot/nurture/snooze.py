"""Snoozing a nurtured lead: its next follow-up comes on another day, and on another track if one is chosen."""

from datetime import date

from bot.cadence.because import Because
from bot.cadence.plan import begin, put_off
from bot.cadence.tracks.track import Track, Tracks
from bot.cadence.tracks.tracks_of import tracks_of
from bot.cadence.work import Work
from bot.lead.access import hours_of, today_of
from bot.lead.errors import FieldProblems
from bot.lead.form_checks import future_date_problem
from bot.lead.kinds import EventKind
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.nurture.asked import OnTrack
from bot.nurture.follow_up import nurtured, who_acted
from bot.nurture.presets import Preset, presets
from bot.slack.text import day, person
from bot.undo.deed import NURTURED
from bot.undo.settle import as_it_is, let_undo
from storage import due, history, inbox
from storage.due import Due
from storage.sql import Transaction


def snooze(
    tx: Transaction, by: Person, lead_id: int, until: str, key: str, planned_id: int = 0, track: str = ""
) -> None:
    """Move the follow-up with that id (0 for any) to an ISO date, and the lead to the track with that key if that is
    another one. Idempotent by `key`.

    Raises FieldProblems ("until"), and ChangedMeanwhileError if another one is planned by now.
    """
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = nurtured(tx, lead_id, by)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    if planned and planned_id not in (0, planned.id):
        who = who_acted(tx, lead)
        told = f"{'You' if who == by.user_id else person(who) if who else 'Somebody'} took care of that follow-up"
        raise ChangedMeanwhileError([f"{told}; the next one comes {day(planned.on)}"])
    today = today_of(tx, by)
    problem = future_date_problem(until, today)
    if problem:
        raise FieldProblems({"until": problem})
    was = as_it_is(tx, lead)
    other = _another_track(tracks_of(tx, lead.team_id), lead, track) if track else None
    said = {"on_track": other.name} if other else {}
    history.record(tx, lead, EventKind.SNOOZED, by.user_id, until=until, **said)
    on = date.fromisoformat(until)
    coming = begin(tx, lead, other, on, Because.SNOOZED) if other else put_off(tx, lead, on)
    let_undo(tx, by, was, EventKind.SNOOZED, NURTURED, coming.on.isoformat())


def _another_track(known: Tracks, lead: Lead, key: str) -> Track | None:
    """Return the track with that key, if the lead may be on it and is on another."""
    return known.chosen(key, lead) if key != lead.track else None


def to_snooze(
    tx: Transaction, by: Person, lead_id: int, track: str = ""
) -> tuple[Lead, list[Preset], Due | None, OnTrack]:
    """Return the lead, the days to offer this person, what is planned, and the track: the lead's, or the one with that
    key, with those it may be on."""
    lead = nurtured(tx, lead_id, by, hold=False)
    days = presets(today_of(tx, by), hours_of(tx, by.team_id, by.user_id))
    known = tracks_of(tx, lead.team_id)
    on = OnTrack(_another_track(known, lead, track) or known.of(lead), known.choices(lead))
    return lead, days, due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP), on
