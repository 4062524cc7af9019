"""The lines of a follow-up, in a message of its own as in a list: what to do, how to reach them, what was said last."""

from typing import NamedTuple

from bot.cadence.tracks import track
from bot.engagement.meetings import Conversation
from bot.lead.definition.questions import Definition
from bot.lead.lines import contact_line, said
from bot.lead.people import Person
from bot.lead.reader import Reader
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.slack.text import day, esc, person

_ICONS = {"phone": ":phone:", "email": ":email:"}


class Known(NamedTuple):
    """The rest that a follow-up tells of: as whom somebody reads it, and the conversation that was logged last."""

    reader: Reader = Reader(Person("", ""))
    latest: Conversation | None = None


NOTHING_KNOWN = Known()


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
