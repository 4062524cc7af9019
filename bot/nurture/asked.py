"""A follow-up as somebody is asked for it, and as it was settled."""

from datetime import datetime
from typing import NamedTuple

from bot.cadence.tracks.touch import Touch
from bot.cadence.tracks.track import Track
from bot.engagement.meetings import Conversation
from bot.lead.definition.questions import Definition
from bot.lead.people import Person
from bot.lead.reader import Reader
from bot.lead.record import Lead


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
    """A follow-up that somebody is asked for: which one (`due_id`) on which track, and for which time."""

    lead: Lead
    definition: Definition
    track: Track
    due_id: int = 0
    reminder: Reminder | None = None
    known: Known = Known()

    @property
    def touch(self) -> Touch:
        return self.track.touch(self.lead.touch)

    @property
    def to_manager(self) -> bool:
        return bool(self.reminder and self.reminder.to_manager)


class Settled(NamedTuple):
    """A follow-up that is asked for no more: what came of it, in words, and the deed if the reader can undo it."""

    lead: Lead
    came: str = ""
    deed_id: int = 0
