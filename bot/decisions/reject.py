"""Rejecting an offered lead: always with a reason, which the marketer always learns."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.cadence.because import Because
from bot.cadence.early import early
from bot.cadence.plan import begin, coming_in, prompt_later
from bot.cadence.tracks.track import Track, Tracks
from bot.cadence.tracks.tracks_of import tracks_of
from bot.decisions.pass_on import ask_who_has_them, farmer_of, managers_of_sales, pass_on
from bot.decisions.rejection import Rejection, ToReject
from bot.decisions.same_offer import require_offer
from bot.decisions.suggest import name_problem, suggest
from bot.intake.merge import merge, require_as_seen, to_merge_with
from bot.lead.access import definition_of, lead_of, require, today_of, workspace_of
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import FieldProblems, decided
from bot.lead.form_checks import future_date_problem
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.people import Act, Person
from bot.lead.reasons.reason import A_QUARTER, Reason
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASON_BY_CODE, REASONS
from bot.lead.show_card import show_card
from bot.lead.veil.as_seen import as_seen
from bot.promises import promise
from bot.routing.give_back import give_back
from bot.routing.may_decide import require_may_decide
from bot.sources.probation.watch import rejected
from bot.undo.settle import as_it_is, let_undo
from storage import due, history, inbox, leads, workspaces
from storage.answers import answered
from storage.delivery import outbox
from storage.do_not_contact import entries, lead_keys
from storage.sql import Transaction


def reject(tx: Transaction, by: Person, lead_id: int, rejection: Rejection, key: str) -> None:
    """Move the lead as its reason says and tell the marketer. Idempotent by `key`.

    Raises FieldProblems ("reason", "until", "same_as", "right_person"), BarredError, ReservedError,
    AlreadyDecidedError, OfferedAgainError, and ChangedMeanwhileError where the leads to be merged are no longer what
    was seen.
    """
    require(tx, by, Act.DECIDE)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = lead_of(tx, by, lead_id)
    require_contactable(tx, lead)
    require_offer(tx, lead, rejection.offer)
    require_may_decide(lead, by.user_id, tx.now)
    reason = _checked(tx, by, rejection)
    other = to_merge_with(tx, by, lead, rejection.same_as) if reason.merges and rejection.same_as else None
    if other:
        require_as_seen(lead, other, rejection.seen)
    elif reason.merges and (farmer := farmer_of(tx, lead, by.user_id)):
        if not pass_on(tx, by, lead, farmer, rejection):
            raise decided(lead, by.user_id)
        give_back(tx, lead)
        return
    _send_back(tx, by, lead, reason, rejection, other)


def _send_back(
    tx: Transaction, by: Person, lead: Lead, reason: Reason, rejection: Rejection, other: Lead | None
) -> None:
    """Do what the reason says, and tell everybody; `other` is the lead it is merged with, if it is."""
    was, rule = as_it_is(tx, lead), MOVES[reason.move]
    moved = leads.move(
        tx,
        lead,
        rule.sources,
        rule.to,
        decided_by=by.user_id,
        owner="",
        reject_code=reason.code,
        reject_note=rejection.note,
        touch=0,
    )
    if not moved:
        raise decided(lead, by.user_id)
    again = [*reason.reopens, *rejection.fix]
    answered.reopen(tx, lead.team_id, lead.id, again)
    suggested = suggest(tx, by, lead, rejection.right_person) if reason.names_person else None
    data: dict[str, Any] = {"note": rejection.note, "fix": list(rejection.fix), "offer": lead.offer}
    data |= {"until": rejection.until} if rejection.until else {}
    data |= {"suggested": rejection.right_person, "contact_id": suggested.contact_id} if suggested else {}
    data |= promise.answered(tx, lead)
    history.record(tx, lead, EventKind.REJECTED, by.user_id, detail=reason.code, **data)
    rejected(tx, lead, reason.code)
    _plan(tx, replace(lead, touch=0), reason, rejection)
    if other:
        merge(tx, by, lead, other)
    elif reason.merges:
        ask_who_has_them(tx, by, lead)
    if reason.is_justified:
        give_back(tx, lead)
    show_card(tx, lead)
    outbox.leave(tx, lead.team_id, NoticeKind.REJECTED, lead.in_charge, lead.id)
    asked = _ask_managers(tx, lead, by, rejection.note) if reason.suppresses else 0
    reopened = [key for key in again if key in lead.answers and not lead.answers[key].reopened]
    more: dict[str, Any] = {"detail": reason.code, "reopened": reopened, "entry": asked}
    more |= {"taken_over": other.id, "other": other.id, "other_lines": history.counted(tx, other)} if other else {}
    more |= {"contact": suggested.contact_id} if suggested and suggested.is_new else {}
    let_undo(tx, by, was, EventKind.REJECTED, (), **more)


def _track(known: Tracks, lead: Lead, reason: Reason, chosen: str) -> Track:
    """Return the track that was chosen, of those the lead may be on; else the one that the reason leads to, or with
    none of its own, the lead's."""
    meant = known.meant(reason.track, lead) if reason.track else known.of(lead)
    return known.chosen(chosen, lead) or meant


def _checked(tx: Transaction, by: Person, rejection: Rejection) -> Reason:
    """Return the reason; raises FieldProblems for all that is wrong."""
    reason = next((reason for reason in REASONS if reason.code == rejection.code), None)
    if reason is None:
        raise FieldProblems({"reason": "Please pick a reason: it decides what happens to the lead next."})
    problems = {}
    if rejection.until or reason.needs_date:
        today = today_of(tx, by)
        missing = "Until when? Marketing will follow up on that day."
        problem = future_date_problem(rejection.until, today) if rejection.until else missing
        if problem:
            problems["until"] = problem
    if reason.names_person and (problem := name_problem(rejection.right_person)):
        problems["right_person"] = problem
    if problems:
        raise FieldProblems(problems)
    return reason


def _plan(tx: Transaction, lead: Lead, reason: Reason, rejection: Rejection) -> None:
    if reason.move is Move.RETURN:
        prompt_later(tx, lead)
    elif reason.move is Move.DEFER:
        track = _track(tracks_of(tx, lead.team_id), lead, reason, rejection.track)
        if rejection.until:
            on = early(tx, lead, date.fromisoformat(rejection.until))
            begin(tx, lead, track, on, Because.BEFORE, asked_for=True)
        else:
            on = coming_in(tx, lead, reason.follow_up_days, months=reason.follow_up_months).on
            begin(tx, lead, track, on, Because.SALES)
    else:
        due.cancel(tx, lead.team_id, lead.id)


def _ask_managers(tx: Transaction, lead: Lead, by: Person, note: str) -> int:
    asked = entries.ask(tx, lead.team_id, lead.id, by.user_id, note)
    for manager in workspaces.managers(tx, lead.team_id):
        outbox.leave(tx, lead.team_id, NoticeKind.CONFIRM_SUPPRESSION, manager, lead.id, suppression_id=asked)
    return asked


def to_reject(tx: Transaction, by: Person, lead_id: int, offer: int = 0, chosen: str = "", track: str = "") -> ToReject:
    """Return the lead for a rep who is about to reject that offer, with what follows from the reason, and the track,
    that were `chosen`; raises if it is too late."""
    require(tx, by, Act.DECIDE)
    lead = lead_of(tx, by, lead_id)
    require_contactable(tx, lead)
    require_offer(tx, lead, offer)
    if lead.stage is not Stage.OFFERED:
        raise decided(lead, by.user_id)
    require_may_decide(lead, by.user_id, tx.now)
    reason = REASON_BY_CODE.get(chosen)
    until = today_of(tx, by) + timedelta(days=A_QUARTER)
    asked = ToReject(
        as_seen(tx, lead, by.user_id),
        definition_of(tx, lead),
        bool(lead_keys.of_lead(tx, lead.team_id, lead.id)),
        until.isoformat(),
        coming_in(tx, lead, reason.follow_up_days, months=reason.follow_up_months) if reason else None,
        farmer_of(tx, lead, by.user_id) if reason and reason.merges else None,
        managers_of_sales(tx, lead, by.user_id) if reason and reason.merges else (),
        by.user_id,
        early_days=workspace_of(tx, lead.team_id).early_days,
    )
    if reason is None or reason.move is not Move.DEFER:
        return asked
    known = tracks_of(tx, lead.team_id)
    return asked._replace(track=_track(known, lead, reason, track), tracks=known.choices(lead))
