"""A second marketer's review of a lead: passed to sales, or sent back with what has to be put right."""

from collections.abc import Sequence
from typing import Any

from bot.cadence.plan import prompt_later
from bot.judging.judge import judge
from bot.judging.review.gate import is_own
from bot.judging.review.keep_waiting import settle
from bot.judging.review.to_send_back import ToSendBack
from bot.lead.access import definition_of, lead_of, require, require_stage, require_unmerged
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Move, Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.slack.text import moment, person
from bot.sources.review import Review, ReviewState
from bot.undo.deed import offered_to
from bot.undo.settle import as_it_is, let_undo
from storage import history, inbox
from storage.answers import answered
from storage.delivery import outbox
from storage.sources import reviews
from storage.sql import Transaction


class ReviewedAlreadyError(HandoffError):
    def __init__(self, lead: Lead, review: Review) -> None:
        what = {ReviewState.PASSED: "passed it to sales", ReviewState.SENT_BACK: "sent it back"}.get(review.state)
        who = f"{person(review.decided_by)} {what}" if what else "It is not waiting for a review any more"
        when = f" {moment(review.decided_at)}" if what and review.decided_at else ""
        super().__init__(f"*{lead.label}*: {who}{when}. There is nothing left to review.")


class OwnLeadError(HandoffError):
    def __init__(self, lead: Lead) -> None:
        super().__init__(
            f"*{lead.label}* is one of your own, and a review is for a second pair of eyes. I ask somebody else."
        )


def pass_to_sales(tx: Transaction, by: Person, review_id: int, key: str) -> None:
    """Pass the lead to sales, if it still is ready: it is judged once more. It can be undone for ten minutes, as long
    as sales has done nothing with it. Idempotent by `key`; raises ReviewedAlreadyError, OwnLeadError, MovedOnError,
    MergedError and BarredError."""
    require(tx, by, Act.REVIEW)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead, review = _to_review(tx, by, review_id)
    was = as_it_is(tx, lead)
    settle(tx, lead, review, ReviewState.PASSED, by.user_id)
    history.record(tx, lead, EventKind.REVIEW_PASSED, by.user_id)
    judge(tx, lead, by, tell=lead.in_charge, passed=True)
    now = lead_of(tx, by, lead.id, answers=False)
    if now.stage is Stage.OFFERED:
        about: dict[str, Any] = {"review": review.id, "routed": offered_to(lead), "turn_in": now.route_group}
        let_undo(tx, by, was, EventKind.OFFERED, (NoticeKind.REVIEW,), **about)


def to_send_back(tx: Transaction, by: Person, review_id: int) -> ToSendBack:
    """Return the lead for a reviewer who is about to send it back; raises as `pass_to_sales` does."""
    require(tx, by, Act.REVIEW)
    lead, review = _to_review(tx, by, review_id)
    return ToSendBack(lead, review, definition_of(tx, lead))


def send_back(tx: Transaction, by: Person, review_id: int, fix: Sequence[str], note: str, key: str) -> None:
    """Send the lead back to its marketer, who has these answers (by question key) and what the note says to put right.
    Idempotent by `key`; raises FieldProblems ("note") and what `pass_to_sales` raises."""
    require(tx, by, Act.REVIEW)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead, review = _to_review(tx, by, review_id)
    note = note.strip()
    if not note:
        raise FieldProblems({"note": "What should be put right? The marketer reads this."})
    was = as_it_is(tx, lead)
    again = [key for key in fix if key in lead.answers and not lead.answers[key].reopened]
    answered.reopen(tx, lead.team_id, lead.id, again)
    settle(tx, lead, review, ReviewState.SENT_BACK, by.user_id, note)
    history.record(tx, lead, EventKind.SENT_BACK, by.user_id, note=note, fix=list(fix))
    if lead.stage in (Stage.DRAFT, Stage.RETURNED):
        prompt_later(tx, lead)
    outbox.leave(tx, lead.team_id, NoticeKind.SENT_BACK, lead.in_charge, lead.id, review_id=review.id)
    kinds = (NoticeKind.REVIEW,)
    let_undo(tx, by, was, EventKind.SENT_BACK, kinds, reopened=again, review=review.id)


def take_up_again(tx: Transaction, team_id: str, review_id: int) -> None:
    """Have a review wait again, as what was decided was undone."""
    reviews.reopen(tx, team_id, review_id)


def _to_review(tx: Transaction, by: Person, review_id: int) -> tuple[Lead, Review]:
    """Hold a lead that this person may review now, with the review."""
    known = reviews.get(tx, by.team_id, review_id)
    lead = lead_of(tx, by, known.lead_id if known else 0, hold=True)
    review = reviews.get(tx, by.team_id, review_id, hold=True)
    assert review
    if not review.waits:
        raise ReviewedAlreadyError(lead, review)
    require_unmerged(lead)
    require_stage(lead, Move.OFFER)
    require_contactable(tx, lead)
    if is_own(lead, by.user_id):
        raise OwnLeadError(lead)
    return lead, review
