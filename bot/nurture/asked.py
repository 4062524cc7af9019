"""A follow-up as somebody is asked for it, and as it was settled."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from bot.cadence.course import Kind
from bot.cadence.run import Run
from bot.cadence.tracks.touch import Touch
from bot.cadence.tracks.track import Track
from bot.engagement.meetings import Conversation
from bot.lead.definition.questions import Definition
from bot.lead.people import Person
from bot.lead.reader import Reader
from bot.lead.record import Lead
from bot.lead.workplace.calendar import Open
from bot.lead.workplace.prospect_zone import ZoneGuess
from bot.undo.deed import Result

PER_PAGE = 12
"""Follow-ups that one message shows: it holds 9,000 characters."""


class There(NamedTuple):
    """A prospect who lives by another clock: where, and the stretches of today in which it is day there as well."""

    zone: ZoneGuess
    spans: Sequence[Open]


class Known(NamedTuple):
    """The rest that a follow-up tells of: as whom somebody reads it, the conversation that was logged last, and where
    the prospect is, if the clocks differ."""

    reader: Reader = Reader(Person("", ""))
    latest: Conversation | None = None
    there: There | None = None


class Reminder(NamedTuple):
    """A follow-up that is told once more, or to a manager: for which time (0 is the first), and since when (UTC)."""

    number: int
    since: datetime | None
    to_manager: bool
    gone: bool = False
    """True if whoever has the lead cannot act on it any more."""


class WhichTouch(NamedTuple):
    """A touch of a `track`, or the checkpoint that comes in its place, with the run it belongs to; None for a lead that
    has been nurtured since before there were runs."""

    track: Track
    touch: Touch
    run: Run | None = None

    @property
    def sends_nothing(self) -> bool:
        """Tell whether it is about a conversation, or what becomes of the lead, and nothing is sent."""
        return self.run is not None and self.run.next.kind in (Kind.TALK, Kind.DECIDE)


class Asked(NamedTuple):
    """A follow-up that somebody is asked for: which one (`due_id`) and which touch, and for which time."""

    lead: Lead
    definition: Definition
    which: WhichTouch
    due_id: int = 0
    reminder: Reminder | None = None
    known: Known = Known()

    @property
    def touch(self) -> Touch:
        return self.which.touch

    @property
    def run(self) -> Run | None:
        return self.which.run

    @property
    def kind(self) -> Kind:
        return self.run.next.kind if self.run else Kind.TOUCH

    @property
    def to_manager(self) -> bool:
        return bool(self.reminder and self.reminder.to_manager)


class OnTrack(NamedTuple):
    """The track that a lead is on, or would be on, and those it may be on."""

    track: Track
    choices: Sequence[Track]


class Settled(NamedTuple):
    """A follow-up that is asked for no more, for this `reader`: what came of it, and the deed if they can undo it; or
    one that is asked for `again` in a newer message."""

    lead: Lead
    reader: str = ""
    came: Result | None = None
    deed_id: int = 0
    again: bool = False


class MorningList(NamedTuple):
    """A page, from 0, of the follow-ups that somebody was told of in one message: how many of them are `left`, those
    left out that are asked for `again` in a newer one. The notice `list_id` keeps which they are."""

    lines: Sequence[Asked | Settled]
    left: int
    total: int
    page: int = 0
    pages: int = 1
    list_id: int = 0
    again: int = 0
