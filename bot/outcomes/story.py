"""The last things that happened with a lead that sales has, each in a short line."""

from collections.abc import Mapping, Sequence

from bot.engagement.meetings import CHANNELS
from bot.lead.kinds import EventKind
from bot.lead.record import Event
from bot.slack.text import person, short_day_of

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
