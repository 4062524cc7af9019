"""Attempts of a lead's owner to reach the prospect: what came of each, and how many are agreed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.engagement.meetings import CHANNELS

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


def that_count(attempts: Iterable[Attempt], since: datetime) -> list[Attempt]:
    """Return those made since the lead's owner has it (UTC), also by somebody who covers for them."""
    return [attempt for attempt in attempts if attempt.at >= to_the_minute(since)]


def left_to_make(made: Sequence[Attempt], agreed: int) -> int:
    """Count the attempts still to be logged before the lead counts as unreachable, beside those that count."""
    return max(agreed - len(made), 0)


def locked_words(made: Sequence[Attempt], agreed: int) -> str:
    """Say how many attempts are missing before a lead counts as unreachable, and what to do, in plain text."""
    left = left_to_make(made, agreed)
    more = "one more attempt" if left == 1 else f"{left} more attempts"
    return (
        f"Unreachable is open after {agreed} logged attempts, and {len(made)} of them are made. Please log {more} "
        "first (one per channel and hour counts), or pick another reason."
    )


def too_soon(attempts: Sequence[Attempt], channel: str, at: datetime) -> Attempt | None:
    """Return the attempt through the same channel that is less than an hour away from `at`; None if there is none."""
    return next((one for one in attempts if one.channel == channel and abs(one.at - at) < APART), None)


def to_the_minute(at: datetime) -> datetime:
    """Cut a moment to the minute, as people type one."""
    return at.replace(second=0, microsecond=0)
