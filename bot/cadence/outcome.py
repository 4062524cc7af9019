"""A touch that was made, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """Outcomes of a touch."""

    NO_ANSWER = "no_answer"
    REPLIED = "replied"
    LEARNED = "learned"
    MOVED_CLOSER = "moved_closer"
    ASKED_FOR_SALES = "asked_for_sales"
    NOT_INTERESTED = "not_interested"


OUTCOMES: Mapping[Outcome, tuple[str, str]] = {
    Outcome.NO_ANSWER: ("No answer yet", "It is sent, or nobody picked up; the track goes on."),
    Outcome.REPLIED: ("Replied", "They wrote or talked; the track stops while you do."),
    Outcome.LEARNED: ("Learned something", "It goes into the lead's answers."),
    Outcome.MOVED_CLOSER: ("Moved closer", "They are further on the way to a decision."),
    Outcome.ASKED_FOR_SALES: ("Asked for sales", "I ask what is stale or missing, and offer it."),
    Outcome.NOT_INTERESTED: ("Not interested", "You choose: close it, or send content only."),
}
"""The words for each, and what the form says of it (at most 75 characters)."""


CONTENT_ONLY = "content"
"""The choice for somebody who is not interested and is not given up."""


def in_words(data: Mapping[str, Any]) -> str:
    """Put what a line of history says came of a touch into words; "" for nothing."""
    came = next((OUTCOMES[one][0] for one in Outcome if one == data.get("came")), "")
    return f"{came}, content only from now on" if came and data.get("then") == CONTENT_ONLY else came


@dataclass(frozen=True, slots=True)
class TouchDone:
    """A touch that was made: `at` is when (UTC), `made_by` who of us did, `number` which of its track (from 0), `what`
    was sent in the track's words. `question` is the key of the question that was answered, `note` what they said."""

    id: int
    lead_id: int
    at: datetime
    made_by: str
    channel: str
    outcome: Outcome
    track: str
    number: int
    what: str = ""
    question: str = ""
    note: str = ""
