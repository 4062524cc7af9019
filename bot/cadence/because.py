"""The reasons for the day on which a lead comes back to its marketer, in words that stand beside the date."""

from collections.abc import Iterable
from enum import StrEnum

from bot.slack.text import esc


class Because(StrEnum):
    """The reason for a day, before anything moves it."""

    FIRST = "first"
    OFFSET = "offset"
    CHECKPOINT = "checkpoint"
    DECIDE = "decide"
    ANSWERS = "answers"
    """Their answers say to look again then."""
    SALES = "sales"
    """The reason for which sales gave it back says so."""
    DATE = "date"
    """The prospect asked for that day."""
    BEFORE = "before"
    """The prospect named a date, and this is some working days before it."""
    CHOSEN = "chosen"
    SNOOZED = "snoozed"
    FORWARD = "forward"
    """Something happened that cannot wait; a note says what."""


class Moved(StrEnum):
    """The reason why a stop comes later than that."""

    DAY_OFF = "day_off"
    DAY_OFF_THERE = "day_off_there"
    PERSON = "person"
    """The prospect would be contacted too often."""
    COMPANY = "company"
    RATION = "ration"
    """The marketer's day is full."""


BECAUSE: dict[Because, str] = {
    Because.FIRST: "the first step of its track",
    Because.OFFSET: "counted from the last touch",
    Because.CHECKPOINT: "the checkpoint {months} months after nurturing began",
    Because.DECIDE: "its track is over: whoever has it decides what becomes of it",
    Because.ANSWERS: "their answers say to look again then",
    Because.SALES: "sales gave it back until then",
    Because.DATE: "the day they asked for",
    Because.BEFORE: "in good time before the date they named",
    Because.CHOSEN: "the day somebody chose",
    Because.SNOOZED: "snoozed until then",
    Because.FORWARD: "brought forward",
}

MOVED: dict[Moved, str] = {
    Moved.DAY_OFF: "moved to the next working day",
    Moved.DAY_OFF_THERE: "moved, as it is a day off where they are",
    Moved.PERSON: "moved, as they would be contacted too often",
    Moved.COMPANY: "moved, as their company would be contacted too often",
    Moved.RATION: "moved, as that day was full",
}


def why_then(because: Because, moved: Iterable[Moved] = (), note: str = "", months: int = 0) -> str:
    """Say it in a line, in mrkdwn: "counted from the last touch; moved to the next working day". A checkpoint comes so
    many `months` after nurturing began."""
    words = BECAUSE[because].format(months=months)
    first = f"{words}: {esc(note, 150)}" if note else words
    return "; ".join([first, *(MOVED[each] for each in moved)])
