"""The introduction of a lead to sales: what was heard from them while marketing kept in touch, touch by touch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.cadence.outcome import Outcome, TouchDone
from bot.cadence.tracks.touch import CHANNELS as TOUCHES
from bot.cadence.tracks.touch import Channel
from bot.engagement.meetings import CHANNELS, Conversation, Meeting, MeetingState
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Move
from bot.lead.record import Event
from bot.lead.reject_reasons import REASON_BY_CODE

MOST = 5
"""The lines that tell what was heard."""


class Heard(NamedTuple):
    """Something they said: when (UTC), to whom of us, and how it reached us ("email")."""

    at: datetime
    by: str
    how: str
    said: str


class Span(NamedTuple):
    """The time in which marketing kept in touch: up to the latest offer, or until now. UTC."""

    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Introduction:
    """The touches that were made in that time, how many of them were answered, and what was heard, oldest first."""

    span: Span
    touches: int
    answered: int
    heard: Sequence[Heard]

    @property
    def shown(self) -> Sequence[Heard]:
        """The latest lines that are told; the last place is kept for how many come before them."""
        return self.heard if len(self.heard) <= MOST else self.heard[-(MOST - 1) :]

    @property
    def earlier(self) -> int:
        return len(self.heard) - len(self.shown)

    @property
    def how_long(self) -> str:
        """Return how long it was in words: "9 months"."""
        days = max((self.span.end - self.span.begin).days, 1)
        weeks, months = days // 7, round(days / 30.4)
        number, unit = (days, "day") if days < 14 else (weeks, "week") if days < 60 else (months, "month")
        return f"{number} {unit}{'' if number == 1 else 's'}"


def span_of(events: Iterable[Event], now: datetime) -> Span | None:
    """Return the time in which marketing kept in touch before the latest offer, or, if it does, until now; None for a
    lead that came to sales at once. `events` are its history, oldest first."""
    begin: datetime | None = None
    latest: Span | None = None
    for event in events:
        if event.kind == EventKind.OFFERED:
            latest, begin = Span(begin, event.at) if begin else None, None
        elif _sends_back(event) or (event.kind == EventKind.NURTURING and begin is None):
            begin = event.at
    return Span(begin, now) if begin else latest


def _sends_back(event: Event) -> bool:
    """Tell whether sales gave the lead to marketing, to keep in touch."""
    reason = REASON_BY_CODE.get(str(event.data.get("detail")))
    return event.kind == EventKind.RECYCLED or (
        event.kind == EventKind.REJECTED and reason is not None and reason.move is Move.DEFER
    )


def introduce(
    span: Span, touches: Iterable[TouchDone], talks: Iterable[Conversation], meetings: Iterable[Meeting]
) -> Introduction:
    """Put together what was heard in that time."""
    made = [touch for touch in touches if span.begin <= touch.at <= span.end]
    heard = [Heard(touch.at, touch.made_by, _way(touch.channel), touch.note) for touch in made if touch.note.strip()]
    heard += [
        Heard(talk.at, talk.by, CHANNELS.get(talk.channel, "another way").lower(), talk.learned)
        for talk in talks
        if span.begin.date() <= talk.at.date() and talk.at <= span.end and talk.learned.strip()
    ]
    heard += [
        Heard(meeting.at, meeting.planned_by, "meeting", meeting.outcome)
        for meeting in meetings
        if meeting.state is MeetingState.HELD and span.begin <= meeting.at <= span.end and meeting.outcome.strip()
    ]
    answered = sum(touch.outcome is not Outcome.NO_ANSWER for touch in made)
    return Introduction(span, len(made), answered, sorted(heard))


def _way(channel: str) -> str:
    return TOUCHES[Channel(channel)].lower() if channel in set(Channel) else channel.replace("_", " ")
