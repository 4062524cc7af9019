"""A question to the marketer of a lead, as a record, and how what is typed in a thread is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.lead.identity.given import without_given
from bot.lead.record import Lead

HIDDEN = "(contact details hidden)"
_LINK = re.compile(r"\bhttps?://\S+")
_ASKS = re.compile("[?\uff1f\u061f]")


class InquiryState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"
    """Nobody answered in time, or there is nothing left to ask about."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, as it was typed. `at` is UTC."""

    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question. `channel` and `thread_ts` are the thread it was typed in, empty if it was asked by button; `told`
    counts how often somebody was asked. Times are UTC."""

    id: int
    team_id: str
    lead_id: int
    asked_by: str
    asked_at: datetime
    text: str
    channel: str
    thread_ts: str
    state: InquiryState
    told: int
    said: Sequence[Said]

    @property
    def waits(self) -> bool:
        return self.state is InquiryState.OPEN


@dataclass(frozen=True, slots=True)
class InquirySheet:
    """A question with the lead it is about, and who is to answer it."""

    lead: Lead
    inquiry: Inquiry
    marketer: str


def asks(text: str) -> bool:
    """Tell whether a text is a question: it has a question mark, other than in a link."""
    return bool(_ASKS.search(_LINK.sub("", text)))


def masked(text: str) -> str:
    """Return the text without addresses and phone numbers, for whoever may not see them."""
    return without_given(text, HIDDEN)
