"""The story of a lead that sales has in short lines: the last things in its owner's message, and those that matter to
the channel in the thread under its card, without contact details."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.engagement.meetings import CHANNELS
from bot.lead.ending.ending import in_words
from bot.lead.kinds import EventKind
from bot.lead.reasons.recycle_reasons import RECYCLE_BY_CODE
from bot.lead.record import Event
from bot.slack.text import esc, moment, person, short_day_of
from bot.undo.deed import DONE

_WORDS: Mapping[str, str] = {
    EventKind.ACCEPTED: "accepted it",
    EventKind.ATTEMPTED: "tried to reach them",
    EventKind.TALKED: "talked to them",
    EventKind.MEETING_PLANNED: "planned a meeting",
    EventKind.MEETING_MOVED: "moved a meeting",
    EventKind.MEETING_HELD: "noted a meeting as held",
    EventKind.MEETING_CANCELLED: "called a meeting off",
    EventKind.HANDED_OVER: "handed it over",
    EventKind.INQUIRED: "asked the marketer",
    EventKind.INQUIRY_ANSWERED: "answered a question",
    EventKind.VETTED: "vetted an answer",
    EventKind.CORRECTED: "corrected who it is",
}
_SHOWN = 3
_NOTE = 150  # characters of what somebody typed


def last_things(events: Sequence[Event]) -> list[str]:
    """Tell the latest few of them, newest first."""
    told = [event for event in standing(events) if event.kind in _WORDS]
    return [_line(event) for event in reversed(told[-_SHOWN:])]


def standing(events: Sequence[Event]) -> list[Event]:
    """Leave out what was taken back, with all that came of it at the same moment; oldest line first."""
    found: list[Event] = []
    for event in events:
        if event.kind != EventKind.UNDONE:
            found.append(event)
            continue
        undone = next((each for each in reversed(found) if each.kind == event.data.get("detail")), None)
        found = [each for each in found if undone is None or each.at != undone.at]
    return found


def _line(event: Event) -> str:
    who = f"{person(event.actor)} " if event.actor else ""
    channel = CHANNELS.get(str(event.data.get("channel")), "") if event.data.get("channel") else ""
    how = f" ({channel.lower()})" if channel else ""
    return f"{short_day_of(event.at)}: {who}{_WORDS[event.kind]}{how}"


def thread_line(data: Mapping[str, Any], originator: str) -> str:
    """Write the line for the thread from what its notice knows; "" for what is not told there."""
    who, did = person(str(data.get("by"))), str(data.get("did"))
    how = CHANNELS.get(str(data.get("channel")), "another way").lower()
    ended = in_words(data, _NOTE)
    match did:
        case EventKind.ACCEPTED:
            return f":white_check_mark: Accepted by {who}."
        case EventKind.TALKED:
            return f":speech_balloon: {'First contact' if data.get('first') else 'Another conversation'}: {who}, {how}."
        case EventKind.MEETING_PLANNED:
            return f":calendar: Meeting planned by {who}: {moment(datetime.fromisoformat(str(data['at'])))}."
        case EventKind.MEETING_HELD:
            return f":white_check_mark: The meeting was held, says {who}."
        case EventKind.HANDED_OVER:
            return f":handshake: {person(str(data.get('new')))} has it now, handed over by {who}."
        case EventKind.WON:
            return f":trophy: Won by {who}{f': *{ended}*' if ended else ''}. {person(originator)} brought it in."
        case EventKind.LOST:
            return f":black_circle: Lost, says {who}{f': {ended}' if ended else ''}."
        case EventKind.RELEASED:
            why = esc(str(data.get("note") or ""), _NOTE)
            return f":leftwards_arrow_with_hook: Released by {who}: “{why}” It is offered again on a newer card."
        case EventKind.RECYCLED:
            reason = RECYCLE_BY_CODE[str(data["detail"])]
            return f":leftwards_arrow_with_hook: Given back to marketing by {who}: {reason.label}. {reason.became}"
        case EventKind.UNDONE:
            return f":leftwards_arrow_with_hook: {who} took “{DONE[EventKind(str(data.get('detail')))][1]}” back."
    return ""
