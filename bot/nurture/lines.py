"""The lines of a follow-up, in a message of its own as in a list: what to do, how to reach them, what was said last."""

from datetime import datetime
from typing import NamedTuple

from bot.cadence.tracks import track
from bot.engagement.meetings import Conversation
from bot.lead.definition.questions import Definition
from bot.lead.lines import contact_line, said
from bot.lead.people import Person
from bot.lead.reader import Reader
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.slack.text import day, day_of, esc, person

_ICONS = {"phone": ":phone:", "email": ":email:"}


class Known(NamedTuple):
    """The rest that a follow-up tells of: as whom somebody reads it, and the conversation that was logged last."""

    reader: Reader = Reader(Person("", ""))
    latest: Conversation | None = None


class Reminder(NamedTuple):
    """A follow-up that is told once more, or to a manager: for which time (0 is the first), and since when (UTC)."""

    number: int
    since: datetime | None
    to_manager: bool
    gone: bool = False
    """True if whoever has the lead cannot act on it any more."""


class Asked(NamedTuple):
    """A follow-up that somebody is asked for: which one (`due_id`), and for which time."""

    lead: Lead
    definition: Definition
    due_id: int = 0
    reminder: Reminder | None = None
    known: Known = Known()

    @property
    def to_manager(self) -> bool:
        return bool(self.reminder and self.reminder.to_manager)


class Settled(NamedTuple):
    """A follow-up that is asked for no more: what came of it, in words, and the deed if the reader can undo it."""

    lead: Lead
    came: str = ""
    deed_id: int = 0


def what_to_do(lead: Lead) -> str:
    return track(lead.track).touch(lead.touch).what


def how_to_reach(lead: Lead, definition: Definition, reader: Reader) -> str:
    """Say how they prefer to be reached, with the number or address: "Prefers phone: +1 555 0100"."""
    answer = lead.answers.get("channel")
    if not answer or answer.reopened:
        return contact_line(lead, reader)
    ways = ("phone", "email") if answer.value == "phone" else ("email", "phone")
    known = {way: esc(seen, 250) for way in ways if (seen := reader.seen(lead, way))}
    prefers = f"Prefers {said(answer, definition).lower()}"
    if not known:
        return f"{prefers}; no email or phone given"
    way, value = next(iter(known.items()))
    lacking = answer.value in ways and answer.value != way
    return f"{prefers}, but none is given: {_ICONS[way]} {value}" if lacking else f"{prefers}: {_ICONS[way]} {value}"


def why(lead: Lead, limit: int = 300) -> str:
    """Say why marketing has it: what sales said when it rejected it, else why it was not ready."""
    reason = REASON_BY_CODE.get(lead.reject_code)
    if reason and lead.decided_by:
        note = f": “{esc(lead.reject_note, limit)}”" if lead.reject_note else "."
        return f"{person(lead.decided_by)} rejected it, *{reason.label}*{note}"
    return esc(lead.reasons[0], limit) if lead.reasons else ""


def learned(latest: Conversation | None, limit: int = 300) -> str:
    if latest is None or not latest.learned:
        return ""
    return f"Learned last, {day(latest.day)}: “{esc(latest.learned, limit)}”"


def why_again(lead: Lead, reminder: Reminder) -> str:
    first = f" on {day_of(reminder.since)}" if reminder.since else ""
    if not reminder.to_manager:
        return f"_I first told you{first}, and nobody has followed up since._"
    ask = "Please follow up yourself, or hand it over."
    if reminder.gone:
        return f"_You get this as a manager: {person(lead.in_charge)}, who has it, can't act on it any more. {ask}_"
    return (
        f"_You get this as a manager: I told {person(lead.in_charge)}, who has it,{first} and reminded them since, and "
        f"nobody has followed up. {ask}_"
    )
