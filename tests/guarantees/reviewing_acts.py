"""The acts of reviewing leads, and of sorting out who only attended something: part of the table in everything.py."""

from collections.abc import Callable
from typing import Any

from bot.judging.review import decide as deciding
from bot.judging.review import remind as reminding
from bot.judging.review.reviewers import reviewer_for
from bot.judging.triage import put_on_track as sorting
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.overview.marketing import list_triage as listing
from bot.sources.probation import lift as lifting
from storage import leads
from storage.sources import reviews, sources
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, MARKETING, WITH_MARKETING, Asked, Place

_MANAGER_OF_MARKETING = frozenset({Role.MARKETING_MANAGER})


def somebody_elses(do: Callable[[Transaction, Person, Place], Any]) -> Callable[[Transaction, Person, Place], Any]:
    """Have the lead be somebody else's, as nobody reviews their own."""

    def asked(tx: Transaction, by: Person, at: Place) -> Any:
        leads.change(tx, by.team_id, at.lead_id, originator="U2", in_charge="U2")
        return do(tx, by, at)

    return asked


def put_on_probation(tx: Transaction, by: Person) -> int:
    """Put the source of every lead here on probation; returns its id."""
    source = sources.match(tx, by.team_id, "Fair", by.user_id)
    sources.change(tx, source, "", probation_at=tx.now, probation_why="of two strikes")
    return source.id


REVIEWING: dict[str, Asked] = {
    "pass to sales": Asked(
        somebody_elses(lambda tx, by, at: deciding.pass_to_sales(tx, by, at.review_id, "k")), MARKETING, WITH_MARKETING
    ),
    "form of sending back": Asked(
        somebody_elses(lambda tx, by, at: deciding.to_send_back(tx, by, at.review_id)), MARKETING, WITH_MARKETING
    ),
    "send back": Asked(
        somebody_elses(lambda tx, by, at: deciding.send_back(tx, by, at.review_id, ["requirement"], "Ask", "k")),
        MARKETING,
        WITH_MARKETING,
    ),
    "ask for a review again": Asked(
        lambda tx, by, at: reminding.ask_once_more(tx, by, at.lead_id, "k"), MARKETING, WITH_MARKETING
    ),
    "nurture who only attended": Asked(
        lambda tx, by, at: sorting.put_on_track(tx, by, at.lead_id, "k"),
        MARKETING,
        frozenset({Stage.DRAFT}),
        Stage.NURTURING,
    ),
    "who only attended": Asked(lambda tx, by, at: listing.list_triage(tx, by), ANYONE, about=False),
    "what to review": Asked(lambda tx, by, at: listing.list_to_review(tx, by), ANYONE, about=False),
    "form of lifting": Asked(
        lambda tx, by, at: lifting.to_lift(tx, by, put_on_probation(tx, by)), _MANAGER_OF_MARKETING, about=False
    ),
    "lift a probation": Asked(
        lambda tx, by, at: lifting.lift(tx, by, put_on_probation(tx, by), "They have changed", "k"),
        _MANAGER_OF_MARKETING,
        about=False,
    ),
}


def look_at_reviews(tx: Transaction, at: Place) -> None:
    """Do with reviews what no act of a person does: a reviewer is chosen and asked again, and one waits again."""
    lead = leads.get(tx, at.team_id, at.lead_id)
    review = reviews.get(tx, at.team_id, at.review_id)
    assert lead
    assert review
    reviewer_for(tx, lead)
    reviews.waiting_by_reviewer(tx, at.team_id)
    reviews.ask(tx, review, "U1")
    reviews.reopen(tx, at.team_id, at.review_id)
    reviews.latest_about(tx, lead)
    reviews.waiting_for(tx, at.team_id, "U1", 5)
    reviews.counted_for(tx, at.team_id, "U1")
    reviews.reviewers_of(tx, at.team_id, [at.lead_id])
