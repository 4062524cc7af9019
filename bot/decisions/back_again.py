"""Reading from history what sales decided on an earlier offer of a lead that comes again, and what changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.lead.definition.questions import Definition, Question
from bot.lead.details import DETAILS
from bot.lead.ending.ending import in_words
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Move
from bot.lead.record import Event
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.slack.text import esc

_NOTE = 100  # characters of what somebody typed
_DECISIONS = (EventKind.ACCEPTED, EventKind.REJECTED, EventKind.RELEASED, EventKind.LOST, EventKind.RECYCLED)


@dataclass(frozen=True, slots=True)
class BackAgain:
    """A rep who sent the lead back or lost it, in words how ("returned it as *wrong person*"), and what was changed
    since. With `rejected`, it came back to be changed."""

    by: str
    how: str
    changed: tuple[str, ...]
    rejected: bool = True
    at: datetime | None = None

    @property
    def what_changed(self) -> str:
        if self.changed:
            return f"Changed: {', '.join(self.changed)}."
        return "Nothing was changed since." if self.rejected else ""


def back_again(events: Sequence[Event], definition: Definition) -> BackAgain | None:
    """Read it from the lead's history, oldest line first; None where sales accepted it last, or never had it."""
    last = _last_decision(events)
    how = _how(events[last]) if last is not None else ""
    if last is None or not how:
        return None
    changed = tuple(dict.fromkeys(_changed(events[:last], events[last + 1 :], definition)))
    return BackAgain(events[last].actor, how, changed, events[last].kind == EventKind.REJECTED, events[last].at)


def _last_decision(events: Sequence[Event]) -> int | None:
    """Return where the last decision stands that was not taken back."""
    undone: list[str] = []
    for at in reversed(range(len(events))):
        kind = events[at].kind
        if kind == EventKind.UNDONE:
            undone.append(str(events[at].data.get("detail")))
        elif kind in undone:
            undone.remove(kind)
        elif kind in _DECISIONS:
            return at
    return None


def _how(decided: Event) -> str:
    """Say how sales gave the lead up; "" where it accepted it."""
    reason = REASON_BY_CODE.get(str(decided.data.get("detail")))
    if decided.kind == EventKind.REJECTED and reason:
        return f"{'returned' if reason.move is Move.RETURN else 'rejected'} it as *{reason.label}*"
    if decided.kind == EventKind.RECYCLED and reason:
        return f"gave it back as *{reason.label}*"
    if decided.kind == EventKind.RELEASED:
        return f"released it: “{esc(str(decided.data.get('note') or ''), _NOTE)}”"
    if decided.kind == EventKind.LOST:
        return f"lost it in {decided.at:%B %Y}: {in_words(decided.data, _NOTE)}"
    return ""


def _changed(before: Sequence[Event], since: Sequence[Event], definition: Definition) -> Iterator[str]:
    """Name what was answered for the first time or otherwise, or corrected; a form confirms the rest unchanged."""
    known = {key for event in before for key in event.data.get("answers") or ()}
    for event in since:
        if event.kind == EventKind.CORRECTED:
            yield from (DETAILS[name].label.lower() for name in event.data.get("fields", ()) if name in DETAILS)
        elif event.kind == EventKind.ANSWERED:
            for key in event.data.get("answers") or ():
                if (key in event.data.get("before", ()) or key not in known) and key in definition.by_key:
                    yield topic(definition.by_key[key])


def topic(question: Question) -> str:
    """Name what a question is about within a sentence: "who approves the purchase", "timing"."""
    if question.prompt.startswith("Who "):
        return f"w{question.prompt[1:].rstrip('?')}"
    return question.short[:1].lower() + question.short[1:]
