"""Conversations and meetings: the records, and the things that stand in the way of a meeting."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.engagement.buying_group import Contact
from bot.lead.definition.questions import Definition
from bot.lead.lifecycle import Stage
from bot.lead.record import Answer, Lead
from bot.slack.filled import stamp

CHANNELS: Mapping[str, str] = {
    "phone": "Phone",
    "video": "Video call",
    "in_person": "In person",
    "email": "Email",
    "post": "Post",
    "social": "Social",
    "other": "Another way",
}


class MeetingKind(StrEnum):
    PROSPECT = "prospect"
    EXPERT = "expert"


KIND_WORDS: Mapping[MeetingKind, str] = {
    MeetingKind.PROSPECT: "Prospect meeting",
    MeetingKind.EXPERT: "Expert's meeting",
}


class MeetingState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Went(StrEnum):
    """An answer to the question how a meeting went, each a button."""

    WELL = "well"
    ANOTHER = "another"
    NOT = "not"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation: `at` is when they talked, to the day; `with_ids` are contacts; `by` is who of us talked. UTC."""

    id: int
    at: datetime
    day: date
    by: str
    channel: str
    with_ids: tuple[int, ...]
    learned: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting, `on_hold` while somebody's role or reason to join is unknown; `override` is the reason, and
    `overridden_by` the manager, that let it go ahead despite a block; `expert` is who of us joins as one, if anybody.
    Times are UTC."""

    id: int
    lead_id: int
    at: datetime
    kind: MeetingKind
    with_ids: tuple[int, ...]
    planned_by: str
    state: MeetingState = MeetingState.PLANNED
    on_hold: bool = False
    outcome: str = ""
    overridden_by: str = ""
    override: str = ""
    expert: str = ""

    @property
    def mark(self) -> str:
        """A mark by which a form can tell whether the meeting still stands as it was drawn."""
        return stamp(f"{self.state} {self.at.isoformat()}")


def blocks(
    lead: Lead, definition: Definition, kind: MeetingKind, leader: str, unvetted: Sequence[str]
) -> tuple[str, ...]:
    """Say why this meeting cannot be booked yet, and what to do; a manager may override it.

    `leader` is the lead's engagement leader, "" if there is none; `unvetted` holds the keys of required
    questions whose answers nobody has vetted.
    """
    found = []
    if kind is MeetingKind.EXPERT and lead.stage is not Stage.ACCEPTED:
        found.append("An expert joins once sales has accepted the lead and named its engagement leader.")
    elif kind is MeetingKind.EXPERT and not leader:
        found.append("An expert joins only when the lead has an engagement leader: Details → Engagement leader.")
    if definition.must_be_vetted and unvetted:
        shorts = ", ".join(definition.by_key[key].short.lower() for key in unvetted if key in definition.by_key)
        found.append(f"These answers have to be vetted before anybody meets: {shorts}.")
    return tuple(found)


def strangers(with_ids: Iterable[int], group: Iterable[Contact]) -> list[Contact]:
    """Return those invited whose role or reason to join nobody knows: they put the meeting on hold."""
    wanted = set(with_ids)
    return [contact for contact in group if contact.id in wanted and not contact.is_known]


def may_lift(meeting: Meeting, group: Sequence[Contact]) -> bool:
    """Tell whether a meeting on hold can go ahead: everybody still invited is known."""
    return meeting.state is MeetingState.PLANNED and meeting.on_hold and not strangers(meeting.with_ids, group)


def pile_up(meetings: Iterable[Meeting], missing: Sequence[str], definition: Definition) -> int:
    """Count the meetings booked or held while required questions are unanswered; 0 if too few to raise the alarm."""
    count = sum(meeting.state is not MeetingState.CANCELLED for meeting in meetings)
    return count if missing and count >= definition.waste_alarm_meetings else 0


def same_occasion(raised_at: datetime, missing_then: Iterable[str], answers: Mapping[str, Answer]) -> bool:
    """Tell whether the alarm raised then still stands: a question missing then has not been answered since."""
    for key in missing_then:
        answer = answers.get(key)
        if answer is None or not answer.value or answer.documented_at <= raised_at:
            return True
    return False
