"""Notices about a review: to whoever is asked to make it, and to the marketer whose lead waits for it."""

from collections.abc import Mapping

from bot.judging.review import notes
from bot.judging.review.reviewers import managers_for
from bot.lead.access import definition_of
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import OPEN_TO_ANSWERS
from bot.lead.people import Act, Person, entitled
from bot.lead.post import Post
from bot.lead.record import Lead
from bot.sources.review import Review, ReviewState
from storage import finding, workspaces
from storage.delivery.claims import ClaimedNotice
from storage.sources import reviews, sources
from storage.sql import Transaction
from storage.undo import posted


def _review(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    review = _of(tx, notice)
    if review is None:
        return None
    lead = lead_of(tx, notice)
    if not review.waits or lead.stage not in OPEN_TO_ANSWERS:
        told = bool(notice.data.get("redrawn")) and not review.waits
        return to_person(notice, notes.reviewed(lead, review, notice.destination)) if told else None
    at, others = int(notice.data.get("told") or 0), _asked(tx, lead, notice.destination, review)
    if notice.data.get("redrawn") and at < max(others, default=0):
        return to_person(notice, notes.asked_again(lead))
    if notice.data.get("again") and any(each < at for each in others):
        return to_person(notice, notes.still_to_review(lead, review))
    source = sources.get(tx, lead.team_id, lead.source_id)
    return to_person(notice, notes.to_review(lead, review, source, definition_of(tx, lead)))


def _all(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    count = reviews.counted_for(tx, notice.team_id, notice.destination)
    if not count and not notice.data.get("redrawn"):
        return None
    first = reviews.waiting_for(tx, notice.team_id, notice.destination, notes.NAMED)
    known = finding.with_ids(tx, notice.team_id, [each.lead_id for each in first])
    return to_person(notice, notes.all_to_review([known[each.lead_id] for each in first], count))


def _waited_for(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    review, source = reviews.open_about(tx, lead), sources.get(tx, lead.team_id, lead.source_id)
    if review is None or lead.stage not in OPEN_TO_ANSWERS or not source.probation_at:
        return None
    roles = workspaces.roles_of(tx, Person(notice.team_id, notice.destination))
    return to_person(notice, notes.waited_for(lead, review, source, may_lift=entitled(roles, Act.LIFT_PROBATION)))


def _sent_back(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    review, lead = _of(tx, notice), lead_of(tx, notice)
    if review is None or review.state is not ReviewState.SENT_BACK or lead.stage not in OPEN_TO_ANSWERS:
        return None
    definition = definition_of(tx, lead)
    reopened = [
        each.prompt for each in definition.questions if each.key in lead.answers and lead.answers[each.key].reopened
    ]
    return to_person(notice, notes.sent_back(lead, review, reopened))


def _lapsed(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    source = sources.get(tx, lead.team_id, lead.source_id)
    if lead.stage not in OPEN_TO_ANSWERS or reviews.open_about(tx, lead):
        return None
    return to_person(notice, notes.lapsed(lead, source, managers_for(tx, lead)[:3]))


def _asked(tx: Transaction, lead: Lead, reader: str, review: Review) -> list[int]:
    """Return at which tellings this person was asked for the review, and read it."""
    told = [each for each in posted.about(tx, lead, (NoticeKind.REVIEW,), review.asked_at) if each.to == reader]
    return [int(each.data.get("told") or 0) for each in told]


def _of(tx: Transaction, notice: ClaimedNotice) -> Review | None:
    return reviews.get(tx, notice.team_id, int(notice.data["review_id"]))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.REVIEW: _review,
    NoticeKind.REVIEWS: _all,
    NoticeKind.REVIEW_WAITED_FOR: _waited_for,
    NoticeKind.SENT_BACK: _sent_back,
    NoticeKind.REVIEW_LAPSED: _lapsed,
}
