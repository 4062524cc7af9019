"""Having a lead that is ready wait for a second marketer's review, as its source is on probation."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.cadence.work import Work
from bot.judging.review.reviewers import reviewer_for
from bot.lead.access import hours_of
from bot.lead.definition.verdict import Assessment
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.lead.workplace.calendar import add_working_days
from bot.sources.review import Review, ReviewState
from bot.sources.source import Source
from bot.undo.deed import Message
from bot.undo.settle import redraw
from storage import due, history, leads
from storage.delivery import outbox
from storage.sources import reviews
from storage.sql import Transaction
from storage.undo import posted

_TOLD = (NoticeKind.REVIEW, NoticeKind.REVIEW_WAITED_FOR)
EACH = 3
"""Leads for which somebody is asked one by one; where more wait for them, in one message."""
_ANEW = timedelta(hours=20)
"""The time after which somebody is asked in a new message rather than in the one they have."""


def wait(tx: Transaction, lead: Lead, source: Source, found: Assessment, by: Person, tell: str) -> None:
    """Keep the lead where it is, and ask somebody else to review it; once that is asked, it waits on. `tell` hears it.

    Its prompts stop meanwhile, as nothing is asked of its marketer; follow-ups of one that is nurtured go on.
    """
    leads.change(tx, lead.team_id, lead.id, reasons=list(found.reasons), cautions=list(found.cautions))
    review = reviews.open_about(tx, lead) if lead.reasons else None
    if review:
        show_again(tx, lead, review)
    else:
        reviewer = reviewer_for(tx, lead)
        review_id = reviews.add(tx, lead, source.id, by.user_id, reviewer)
        history.record(tx, lead, EventKind.REVIEW_ASKED, by.user_id, to=reviewer)
        due.cancel(tx, lead.team_id, lead.id, Work.PROMPT)
        ask(tx, lead, review_id, [reviewer] if reviewer else [], days=1)
    if tell:
        outbox.leave(tx, lead.team_id, NoticeKind.REVIEW_WAITED_FOR, tell, lead.id, replace=True)


def ask(
    tx: Transaction,
    lead: Lead,
    review_id: int,
    reviewers: Sequence[str],
    *,
    days: int,
    told: int = 1,
    again: bool = False,
) -> None:
    """Ask these people to review it, for the time that `told` counts, and look again after so many of the first one's
    working days."""
    for user in reviewers:
        if reviews.counted_for(tx, lead.team_id, user) > EACH:
            _ask_for_all(tx, lead.team_id, user)
        else:
            outbox.leave(
                tx, lead.team_id, NoticeKind.REVIEW, user, lead.id, review_id=review_id, told=told, again=again
            )
    whose = reviewers[0] if reviewers else lead.in_charge
    due.schedule_one(
        tx, lead, Work.REVIEW, review_id, add_working_days(tx.now, days, hours_of(tx, lead.team_id, whose))
    )


def _ask_for_all(tx: Transaction, team_id: str, user: str) -> None:
    """Ask for all that wait for this person in one message a day, which always says how many they are."""
    told = _told_of_all(tx, team_id, user)
    today = [each for each in told if datetime.fromisoformat(str(each.data["on"])) > tx.now - _ANEW]
    if today:
        redraw(tx, team_id, None, today[-1:])
    else:
        outbox.leave(tx, team_id, NoticeKind.REVIEWS, user, replace=True, on=tx.now.isoformat())


def _told_of_all(tx: Transaction, team_id: str, user: str) -> list[Message]:
    found = posted.to_people(tx, team_id, [user], (NoticeKind.REVIEWS,))
    return sorted(found, key=lambda each: str(each.data["on"]))


def lapse(tx: Transaction, lead: Lead) -> None:
    """Note that nobody has to review the lead any more, if somebody had: something else has become of it."""
    review = reviews.open_about(tx, lead)
    if review:
        settle(tx, lead, review, ReviewState.LAPSED)


def settle(tx: Transaction, lead: Lead, review: Review, state: ReviewState, by: str = "", note: str = "") -> bool:
    """Settle the review and draw anew what told of it; returns False if it was settled before."""
    if not reviews.decide(tx, review, state, by, note):
        return False
    due.cancel_one(tx, lead.team_id, lead.id, Work.REVIEW, review.id)
    show_again(tx, lead, review)
    return True


def show_again(tx: Transaction, lead: Lead, review: Review) -> None:
    """Draw anew what told of the review, as it is now."""
    redraw(tx, lead.team_id, lead.id, posted.about(tx, lead, _TOLD, review.asked_at))
    if review.reviewer:
        redraw(tx, lead.team_id, None, _told_of_all(tx, lead.team_id, review.reviewer)[-1:])
