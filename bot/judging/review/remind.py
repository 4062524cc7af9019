"""A review that nobody makes is asked for again the next working day, then of managers, and in the end given up."""

from collections.abc import Sequence
from datetime import datetime

from bot.cadence.plan import prompt_later
from bot.judging.judge import judge
from bot.judging.review.keep_waiting import ask, settle, show_again
from bot.judging.review.reviewers import managers_for, on_probation, reviewer_for, still_can
from bot.lead.access import hours_of, lead_of, require, require_stage, require_unmerged
from bot.lead.barred.may_contact import bars_of, require_contactable
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import OPEN_TO_ANSWERS, Move, Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.workplace.calendar import add_working_days
from bot.sources.review import Review, ReviewState
from storage import due, history, inbox, leads
from storage.delivery import outbox
from storage.due import Due
from storage.sources import reviews
from storage.sql import Transaction

_ONCE, _TWICE, _TOLD = 1, 2, 3
_DAYS = {_ONCE: 1, _TWICE: 3}
"""Working days until the next step, by how often somebody was asked before."""


def remind_to_review(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    """Ask once more for what waits for a review. What needs none any more, as its source is off probation, goes to
    sales; what nobody reviewed stays with its marketer, who is told."""
    barred = bars_of(tx, team_id, {item.lead_id for item in work})
    for item in work:
        lead = leads.get(tx, team_id, item.lead_id, hold=True)
        review = reviews.get(tx, team_id, item.step, hold=True)
        if lead is None or review is None or not review.waits or lead.id in barred:
            due.mark(tx, team_id, [item], "done")
        elif (until := _not_before(tx, lead, review, item)) and on_probation(tx, lead):
            due.postpone(tx, team_id, [item], until)
        else:
            due.mark(tx, team_id, [item], "done")
            _see_to(tx, lead, review)


def _not_before(tx: Transaction, lead: Lead, review: Review, item: Due) -> datetime | None:
    """Return until when (UTC) whoever was asked has time, if they are there and it is looked at before that."""
    if review.told < _TOLD and not still_can(tx, lead, review.reviewer):
        return None
    days = _DAYS[_TWICE] if review.told >= _TOLD else _DAYS[_ONCE]
    whose = hours_of(tx, lead.team_id, review.reviewer or lead.in_charge)
    planned = add_working_days(item.anchor_at, days, whose)
    return planned if planned > tx.now else None


def _see_to(tx: Transaction, lead: Lead, review: Review) -> None:
    if lead.stage not in OPEN_TO_ANSWERS:
        settle(tx, lead, review, ReviewState.LAPSED)
    elif not on_probation(tx, lead):
        settle(tx, lead, review, ReviewState.LAPSED)
        judge(tx, lead, Person(lead.team_id, review.asked_by), tell=lead.in_charge)
    elif review.told in _DAYS:
        _ask_again(tx, lead, review)
    else:
        _give_up(tx, lead, review)


def _ask_again(tx: Transaction, lead: Lead, review: Review) -> None:
    if review.told == _ONCE:
        same = review.reviewer if still_can(tx, lead, review.reviewer) else ""
        whom = [user for user in [same or reviewer_for(tx, lead, but={review.reviewer})] if user]
    else:
        whom = managers_for(tx, lead) or [user for user in [reviewer_for(tx, lead)] if user]
    reviews.ask(tx, review, whom[0] if whom else "")
    ask(tx, lead, review.id, whom, days=_DAYS[review.told], told=review.told + 1, again=True)
    show_again(tx, lead, review)


def _give_up(tx: Transaction, lead: Lead, review: Review) -> None:
    settle(tx, lead, review, ReviewState.LAPSED)
    history.record(tx, lead, EventKind.REVIEW_LAPSED)
    if lead.stage in (Stage.DRAFT, Stage.RETURNED):
        prompt_later(tx, lead)
    outbox.leave(tx, lead.team_id, NoticeKind.REVIEW_LAPSED, lead.in_charge, lead.id, review_id=review.id)


def ask_once_more(tx: Transaction, by: Person, lead_id: int, key: str) -> None:
    """Judge the lead again, so that somebody is asked to review it, unless it needs none any more. Idempotent by `key`;
    raises MovedOnError, MergedError and BarredError."""
    require(tx, by, Act.QUALIFY)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = lead_of(tx, by, lead_id, hold=True)
    require_unmerged(lead)
    require_stage(lead, Move.OFFER)
    require_contactable(tx, lead)
    judge(tx, lead, by)
