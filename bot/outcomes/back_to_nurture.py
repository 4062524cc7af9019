"""Giving a lead that sales accepted back to marketing, which nurtures it: with a reason, a day and a track."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.cadence.because import Because
from bot.cadence.coming import Coming
from bot.cadence.early import early
from bot.cadence.plan import begin, coming_in, coming_on
from bot.cadence.tracks.track import Track, Tracks
from bot.cadence.tracks.tracks_of import tracks_of
from bot.cadence.work import Work
from bot.lead.access import definition_of, lead_named, require, today_of
from bot.lead.errors import FieldProblems
from bot.lead.form_checks import future_date_problem
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move
from bot.lead.people import Act, Person
from bot.lead.reasons.reason import A_QUARTER, Reason
from bot.lead.reasons.recycle_reasons import RECYCLE_BY_CODE
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.lead.team.recipients import everybody_concerned
from bot.outcomes.attempts import left_to_make, locked_words
from bot.outcomes.call_off import call_off, planned_meetings
from bot.outcomes.close import owned
from bot.outcomes.made import counted
from bot.outcomes.sheets import LONGEST_NOTE, GivingBack, NurtureSheet
from bot.outcomes.who_may import NobodyOwnsItError
from bot.promises.promise import over
from bot.undo.redraw import WORKING_PLACES
from bot.undo.settle import as_it_is, let_undo
from bot.undo.tell_story import tell_story
from storage import due, history, inbox, leads
from storage.answers import answered
from storage.delivery import outbox
from storage.sql import Transaction

_MOVE = MOVES[Move.RECYCLE]


def back_to_nurture(tx: Transaction, by: Person, lead_id: int, back: GivingBack, key: str) -> Lead:
    """Move the lead to marketing, plan its first follow-up, and tell whoever brought it in, has it, or owned it;
    returns it as it was. It can be undone for ten minutes. Idempotent by `key`.

    Raises NobodyOwnsItError, NotYoursToCloseError, and FieldProblems by field.
    """
    lead = owned(tx, by, lead_id, Move.RECYCLE, hold=True)
    if not inbox.receive(tx, by.team_id, key):
        return lead
    known = tracks_of(tx, lead.team_id)
    reason = _checked(tx, by, lead, back, known)
    coming = _coming(tx, lead, reason, back.until)
    was, track = as_it_is(tx, lead), _track(known, lead, reason, back.track)
    moved: dict[str, Any] = {"reject_code": reason.code, "reject_note": back.note.strip()}
    moved |= {"track": track.key, "track_version": track.version, "touch": 0}
    if not leads.move(tx, lead, _MOVE.sources, _MOVE.to, owner="", decided_by=by.user_id, **moved):
        raise NobodyOwnsItError(lead)
    off = call_off(tx, lead, by, "Sales gave the lead back to marketing.")
    over(tx, lead)
    due.cancel(tx, lead.team_id, lead.id, *Work)
    on, because = (coming.on, Because.BEFORE) if reason.needs_date else (coming.day, Because.DATE)
    begin(tx, lead, track, on, because if back.until else Because.SALES, asked_for=bool(back.until))
    answered.reopen(tx, lead.team_id, lead.id, list(reason.reopens))
    said = {"note": back.note.strip(), "until": coming.day.isoformat(), "before": lead.owner}
    history.record(tx, lead, EventKind.RECYCLED, by.user_id, detail=reason.code, track=track.key, **said)
    show_card(tx, lead)
    for user in everybody_concerned(tx, lead, by):
        outbox.leave(tx, lead.team_id, NoticeKind.GIVEN_BACK, user, lead.id)
    tell_story(tx, lead, EventKind.RECYCLED, by.user_id, detail=reason.code)
    reopened = [key for key in reason.reopens if key in lead.answers and not lead.answers[key].reopened]
    let_undo(tx, by, was, EventKind.RECYCLED, WORKING_PLACES, detail=reason.code, reopened=reopened, meetings=off)
    return lead


def to_give_back(
    tx: Transaction, by: Person, lead_id: int, code: str = "", until: str = "", track: str = ""
) -> NurtureSheet:
    """Return what the form shows once that reason, day (ISO) and track are chosen; raises as giving back does."""
    lead = owned(tx, by, lead_id, Move.RECYCLE)
    definition, reason = definition_of(tx, lead), RECYCLE_BY_CODE.get(code)
    made, meetings = counted(tx, lead), len(planned_meetings(tx, lead))
    sheet = NurtureSheet(lead, definition, made, definition.attempts_before_unreachable, reason, meetings=meetings)
    if reason is None:
        return sheet
    wrong = future_date_problem(until, today_of(tx, by)) if until else None
    coming = _coming(tx, lead, reason, "" if wrong else until)
    known = tracks_of(tx, lead.team_id)
    return replace(sheet, coming=coming, track=_track(known, lead, reason, track), tracks=known.choices(lead))


def called_to_give_back(tx: Transaction, by: Person, wanted: str) -> NurtureSheet:
    """Return the same for the lead called "L-12"; raises NoSuchLeadError as well."""
    require(tx, by, Act.CLOSE)
    return to_give_back(tx, by, lead_named(tx, by, wanted).id)


def _checked(tx: Transaction, by: Person, lead: Lead, back: GivingBack, known: Tracks) -> Reason:
    """Return the reason; raises FieldProblems for all that is wrong."""
    reason = RECYCLE_BY_CODE.get(back.code)
    if reason is None:
        raise FieldProblems({"nurture.why": "Why? Please pick what fits best: it decides what marketing does."})
    problems = {}
    if reason.needs_attempts:
        agreed = definition_of(tx, lead).attempts_before_unreachable
        made = counted(tx, lead)
        if left_to_make(made, agreed):
            problems["nurture.why"] = locked_words(made, agreed)
    if back.until and (problem := future_date_problem(back.until, today_of(tx, by))):
        problems["nurture.until"] = problem
    elif reason.needs_date and not back.until:
        problems["nurture.until"] = "On which day shall marketing ask again?"
    if back.track and known.chosen(back.track, lead) is None:
        problems["nurture.track"] = "Please pick a track: it says what marketing sends."
    if reason.needs_note and not back.note.strip():
        problems["nurture.note"] = "In a few words, please: what was it?"
    elif len(back.note) > LONGEST_NOTE:
        problems["nurture.note"] = f"Please keep this under {LONGEST_NOTE:,} characters."
    if problems:
        raise FieldProblems(problems)
    return reason


def _coming(tx: Transaction, lead: Lead, reason: Reason, until: str) -> Coming:
    """Return when the first follow-up comes: on the day that was given, or before it where they named it, else a
    quarter on where the reason needs one, else when the reason says."""
    if reason.needs_date:
        named = date.fromisoformat(until) if until else coming_in(tx, lead, A_QUARTER).day
        return Coming(named, coming_on(tx, lead, early(tx, lead, named), asked_for=True).on)
    if until:
        return coming_on(tx, lead, date.fromisoformat(until), asked_for=True)
    return coming_in(tx, lead, reason.follow_up_days, months=reason.follow_up_months)


def _track(known: Tracks, lead: Lead, reason: Reason, chosen: str) -> Track:
    """Return the track that was chosen, of those the lead may be on; else the one that the reason means."""
    return known.chosen(chosen, lead) or known.meant(reason.track, lead)
