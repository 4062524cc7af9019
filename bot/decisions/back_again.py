"""Reading from history what sales decided on an earlier offer of a lead that comes again, and what changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.lead.definition.questions import Definition, Question
from bot.lead.details import DETAILS
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Move
from bot.lead.record import Event
from bot.lead.reject_reasons import REASON_BY_CODE

_DECISIONS = (EventKind.ACCEPTED, EventKind.REJECTED)


@dataclass(frozen=True, slots=True)
class BackAgain:
    """The rep who sent the lead back, in words how ("returned it as *wrong person*"), and what was changed since."""

    by: str
    how: str
    changed: tuple[str, ...]

    @property
    def what_changed(self) -> str:
        return f"Changed: {', '.join(self.changed)}." if self.changed else "Nothing was changed since."


def back_again(events: Sequence[Event], definition: Definition) -> BackAgain | None:
    """Read it from the lead's history, oldest line first; None unless a rejection is what sales decided last."""
    last = next((at for at in reversed(range(len(events))) if events[at].kind in _DECISIONS), None)
    reason = REASON_BY_CODE.get(str(events[last].data.get("detail"))) if last is not None else None
    if last is None or reason is None or events[last].kind != EventKind.REJECTED:
        return None
    verb = "returned" if reason.move is Move.RETURN else "rejected"
    changed = tuple(dict.fromkeys(_changed(events[:last], events[last + 1 :], definition)))
    return BackAgain(events[last].actor, f"{verb} it as *{reason.label}*", changed)


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
