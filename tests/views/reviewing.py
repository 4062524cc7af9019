"""What is drawn of a review and of the triage list, with anything that people type in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.judging.review import notes
from bot.judging.review.send_back_form import send_back_form
from bot.judging.review.to_send_back import ToSendBack
from bot.judging.triage import notes as triage
from bot.judging.triage.opportunity import to_ask_them
from bot.lead.definition.default import DEFAULT
from bot.lead.record import Lead, Listed
from bot.slack.blocks import Message
from bot.sources.probation import notes as probation
from bot.sources.probation.lift_form import lift_form
from bot.sources.review import Review, ReviewState
from bot.sources.source import Source

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def _source(typed: str) -> Source:
    since = {"probation_at": NOW, "probation_why": (typed * 600)[:600], "created_at": NOW}
    return Source(10**9, "T1", (typed * 150)[:150], "webinar", "U1", **since)


def _review(lead: Lead, typed: str) -> Review:
    note = (typed * 1000)[:1000]
    return Review(10**9, "T1", lead.id, 10**9, "U1", NOW, "U2", ReviewState.OPEN, "U2", NOW, note, 1)


def review_messages(typed: str, lead: Lead) -> Iterator[tuple[str, Message]]:
    source, review = _source(typed), _review(lead, typed)
    prompts = [question.prompt for question in DEFAULT.questions]
    yield "to review", notes.to_review(lead, review, source, DEFAULT)
    yield "still to review", notes.still_to_review(lead, review)
    yield "asked again", notes.asked_again(lead)
    for count in (0, 1, 1000):
        yield f"{count} to review", notes.all_to_review([Listed.of(lead)] * min(count, notes.NAMED), count)
    for state in ReviewState:
        yield f"review {state}", notes.reviewed(lead, replace(review, state=state), "U3")
    for reviewer in ("", "U2"):
        waits = replace(review, reviewer=reviewer)
        yield "waited for", notes.waited_for(lead, waits, source, may_lift=not reviewer)
    yield "sent back", notes.sent_back(lead, review, prompts)
    yield "lapsed", notes.lapsed(lead, source, ["U2", "U3"])
    yield "on probation", probation.on_probation(source, may_lift=True)
    yield "lifted", probation.lifted(source, "U1", (typed * 600)[:600])
    yield "on the triage list", triage.on_the_list(lead, to_ask_them(DEFAULT))
    yield "triage waits", triage.waiting("1000 people", 22)
    yield "triage over", triage.closed([Listed.of(lead)] * 500)


def review_forms(typed: str, lead: Lead) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "send back", send_back_form(ToSendBack(lead, _review(lead, typed), DEFAULT))
    yield "lift", lift_form(_source(typed), 999)
