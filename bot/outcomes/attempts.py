"""Attempts of a lead's owner to reach the prospect: what came of each, and how many are agreed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.engagement.meetings import CHANNELS
from bot.lead.record import Lead

APART = timedelta(hours=1)
"""The time between two attempts through one channel, for both to count."""


class Came(StrEnum):
    """Outcomes of an attempt."""

    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"
    WRONG_NUMBER = "wrong_number"
    CALL_BACK = "call_back"
    REACHED = "reached"


CAME: Mapping[Came, tuple[str, str]] = {
    Came.NO_ANSWER: ("No answer", "Nobody picked up, or nothing came back."),
    Came.LEFT_MESSAGE: ("Left a message", "On the answering machine, with a colleague, or by mail."),
    Came.WRONG_NUMBER: ("Wrong number or address", "It does not lead to them."),
    Came.CALL_BACK: ("Asked to be called back", "On the day you give below; I remind you then."),
    Came.REACHED: ("Reached them", "The form for the conversation follows."),
}
"""The words for each, and what the form says of it (at most 75 characters)."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt: `at` is when it was made (UTC), `by` who of us made it, `call_back` the day they asked for."""

    id: int
    at: datetime
    by: str
    channel: str
    came: Came
    call_back: date | None = None
    note: str = ""

    @property
    def words(self) -> str:
        """Say how it went: "Phone, left a message"."""
        came = CAME[self.came][0]
        return f"{CHANNELS.get(self.channel, CHANNELS['other'])}, {came[0].lower()}{came[1:]}"


def of_owner(lead: Lead, attempts: Iterable[Attempt]) -> list[Attempt]:
    """Return those that count: made by whoever owns the lead now, since sales accepted it."""
    since = to_the_minute(lead.stage_at)
    return [attempt for attempt in attempts if attempt.by == lead.owner and attempt.at >= since]


def left_to_make(lead: Lead, attempts: Iterable[Attempt], agreed: int) -> int:
    """Count the attempts that the owner has still to log before the lead counts as unreachable."""
    return max(agreed - len(of_owner(lead, attempts)), 0)


def too_soon(attempts: Sequence[Attempt], channel: str, at: datetime) -> Attempt | None:
    """Return the attempt through the same channel that is less than an hour away from `at`; None if there is none."""
    return next((one for one in attempts if one.channel == channel and abs(one.at - at) < APART), None)


def to_the_minute(at: datetime) -> datetime:
    """Cut a moment to the minute, as people type one."""
    return at.replace(second=0, microsecond=0)
