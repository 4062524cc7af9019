"""Judging a lead and doing what the verdict says: keep it, offer it, nurture it or refuse it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.cadence.because import Because
from bot.cadence.plan import begin, coming_in, prompt_later
from bot.cadence.stop import stop
from bot.cadence.tracks.tracks_of import tracks_of
from bot.cadence.why import Why
from bot.engagement.take_stock import take_stock
from bot.judging.review.gate import GATE, Pass
from bot.judging.review.keep_waiting import lapse, wait
from bot.judging.review.reviewers import on_probation
from bot.lead.access import definition_of
from bot.lead.barred.may_contact import bar_of
from bot.lead.definition.verdict import Assessment, Verdict, assess, only_attended
from bot.lead.errors import MovedOnError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.promises.promise import start
from bot.routing.route import route
from bot.routing.routed import Routed
from bot.undo.settle import moved_on
from bot.worth.worth import worth_of
from storage import history, leads
from storage.answers import askings
from storage.credit import contributions
from storage.delivery import outbox
from storage.sql import Transaction


def assessment_of(tx: Transaction, lead: Lead) -> Assessment:
    """Return the verdict as it would be now; changes nothing."""
    definition = definition_of(tx, lead)
    bar = bar_of(tx, lead)
    return assess(lead, definition, tx.now, suppressed=bar.in_short if bar else "")


def judge(tx: Transaction, lead: Lead, by: Person, *, tell: str | None = "", passed: bool = False) -> Verdict:
    """Judge the lead, which this transaction holds and has read as it is now; move it, and leave the notices.

    `tell` is who hears what became of it, if not whoever did it, None for nobody; with `passed`, a second marketer has
    reviewed it.
    Raises MovedOnError when the lead is no longer with marketing.
    """
    if lead.stage not in MOVES[Move.OFFER].sources:
        raise MovedOnError(lead)
    if lead.reasons:  # judged before: only then can there be conversations and meetings that need its answers
        lead = take_stock(tx, lead, by)
    found = assessment_of(tx, lead)
    askings.end(tx, lead.team_id, lead.id)
    hears = "" if tell is None else tell or by.user_id
    if lead.stage is Stage.DRAFT and only_attended(lead, definition_of(tx, lead), found, tx.now):
        _keep(tx, lead, found, by, hears, triage_at=lead.triage_at or tx.now)
    elif found.verdict is Verdict.READY:
        offer(tx, lead, found, by, hears, passed=passed)
    else:
        _KEPT_BACK[found.verdict](tx, lead, found, by, hears)
    if lead.reasons:  # only then can there be messages that asked something else of it
        moved_on(tx, lead)
        if found.verdict is not Verdict.READY:
            lapse(tx, lead)
    return found.verdict


def _keep(
    tx: Transaction, lead: Lead, found: Assessment, by: Person, tell: str, *, triage_at: datetime | None = None
) -> None:
    """Keep it where it is, for its marketer to ask what is missing; with `triage_at`, on the triage list."""
    leads.change(tx, lead.team_id, lead.id, reasons=list(found.reasons), cautions=[], triage_at=triage_at)
    if lead.stage in (Stage.DRAFT, Stage.RETURNED):
        prompt_later(tx, lead)
    if tell:
        outbox.leave(tx, lead.team_id, NoticeKind.MISSING, tell, lead.id, replace=True, again=False)


def offer(
    tx: Transaction,
    lead: Lead,
    found: Assessment,
    by: Person,
    tell: str,
    *,
    move: Move = Move.OFFER,
    reason: str = "",
    routed: Routed | None = None,
    passed: bool = False,
) -> None:
    """Offer the lead to sales, with a card of its own for every offer; `reason` is why a manager does it anyway, and
    `routed` whom they chose for it. `tell` hears that it is with sales, "" for nobody.

    While its source is on probation, one that is ready waits for a second marketer's review instead, until it `passed`.
    """
    if GATE[move] is Pass.REVIEWED and not passed and (source := on_probation(tx, lead)):
        wait(tx, lead, source, found, by, tell)
        return
    if lead.reasons:
        lapse(tx, lead)
    routed = routed or route(tx, lead, lead.offer + 1)
    moved = leads.move(
        tx,
        lead,
        MOVES[move].sources,
        MOVES[move].to,
        offer=lead.offer + 1,
        owner="",
        decided_by="",
        reject_code="",
        reject_note="",
        overridden_by=by.user_id if reason else "",
        override_reason=reason,
        bar_id=0,
        **routed.columns,
        worth=worth_of(lead, definition_of(tx, lead), tx.now).points,
        reasons=list(found.reasons),
        cautions=list(found.cautions),
    )
    if not moved:
        raise MovedOnError(lead)
    stop(tx, lead, Why.OFFERED, by.user_id)
    start(tx, lead)
    if lead.stage is Stage.NURTURING:
        contributions.brought_back(tx, lead, lead.in_charge if passed else by.user_id)  # not whoever reviewed it
    back = lead.stage if lead.stage is Stage.NURTURING else ""
    history.record(tx, lead, EventKind.OFFERED, by.user_id, back, offer=lead.offer + 1, reasons=list(found.reasons))
    show_card(tx, lead, offer=lead.offer + 1)
    if lead.track:  # marketing has kept in touch: the thread tells what was heard
        about: dict[str, Any] = {"did": EventKind.OFFERED, "by": by.user_id, "offer": lead.offer + 1}
        outbox.leave(tx, lead.team_id, NoticeKind.STORY, "sales", lead.id, **about)
    if tell:
        outbox.leave(tx, lead.team_id, NoticeKind.OFFERED, tell, lead.id)
    if lead.decided_by not in ("", by.user_id):
        outbox.leave(tx, lead.team_id, NoticeKind.BACK_AGAIN, lead.decided_by, lead.id, offer=lead.offer + 1)


def _nurture(tx: Transaction, lead: Lead, found: Assessment, by: Person, tell: str) -> None:
    track = tracks_of(tx, lead.team_id).meant(found.track, lead)
    moved = leads.move(
        tx,
        lead,
        MOVES[Move.NURTURE].sources,
        Stage.NURTURING,
        reasons=list(found.reasons),
        cautions=list(found.cautions),
    )
    if not moved:
        raise MovedOnError(lead)
    first = begin(tx, lead, track, coming_in(tx, lead, found.follow_up_days).on, Because.ANSWERS)
    history.record(tx, lead, EventKind.NURTURING, by.user_id, reasons=list(found.reasons), until=first.day.isoformat())
    if tell:
        outbox.leave(tx, lead.team_id, NoticeKind.NURTURING, tell, lead.id)


def _refuse(tx: Transaction, lead: Lead, found: Assessment, by: Person, tell: str) -> None:
    reasons = list(found.reasons)
    bar = bar_of(tx, lead) if found.verdict is Verdict.SUPPRESSED else None
    closed = {"reasons": reasons, "cautions": [], "bar_id": bar.id if bar else 0}
    if not leads.move(tx, lead, MOVES[Move.REFUSE].sources, Stage.REFUSED, **closed):
        raise MovedOnError(lead)
    stop(tx, lead, Why.CLOSED, by.user_id)
    history.record(tx, lead, EventKind.REFUSED, by.user_id, detail=found.verdict, reasons=reasons)
    if tell:
        outbox.leave(tx, lead.team_id, NoticeKind.REFUSED, tell, lead.id)


_KEPT_BACK: Mapping[Verdict, Callable[[Transaction, Lead, Assessment, Person, str], None]] = {
    Verdict.MISSING: _keep,
    Verdict.NURTURE: _nurture,
    Verdict.CHAFF: _refuse,
    Verdict.SUPPRESSED: _refuse,
}


def to_ask(tx: Transaction, lead: Lead) -> list[str]:
    """Return the questions that keep the lead from sales, in the definition's order: missing, stale, or not ready."""
    definition = definition_of(tx, lead)
    found = assessment_of(tx, lead)
    reopened = {key for key, answer in lead.answers.items() if answer.reopened}
    wanted = {*found.missing, *found.blocking, *reopened}
    return [question.key for question in definition.questions if question.key in wanted]
