"""The data behind the forms about a lead that sales has accepted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cadence.coming import Coming
from bot.cadence.tracks.track import Track
from bot.lead.definition.questions import Definition
from bot.lead.reasons.reason import Reason
from bot.lead.record import Lead
from bot.outcomes.attempts import Attempt, left_to_make

LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class AttemptSheet:
    """The contents of the form for an attempt: `now` by the reader's clock, whose zone is `tz`; those `made` that
    count, latest first, and how many are `agreed`."""

    lead: Lead
    now: datetime
    tz: str
    made: Sequence[Attempt]
    agreed: int


@dataclass(frozen=True, slots=True)
class NewAttempt:
    """An attempt as filled in: `day` and `call_back` are ISO dates, `time` by clocks in `zone`."""

    day: str
    time: str
    channel: str
    came: str
    call_back: str = ""
    note: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class NurtureSheet:
    """The contents of the form for giving a lead back: the attempts `made` that count and how many are `agreed`; for
    the reason that was chosen, when the first follow-up comes and on which of the `tracks`; and how many
    meetings are planned."""

    lead: Lead
    definition: Definition
    made: Sequence[Attempt]
    agreed: int
    reason: Reason | None = None
    coming: Coming | None = None
    track: Track | None = None
    tracks: Sequence[Track] = ()
    meetings: int = 0

    @property
    def is_locked(self) -> bool:
        """Tell whether the reason that was chosen waits for attempts."""
        return bool(self.reason and self.reason.needs_attempts and left_to_make(self.made, self.agreed))


@dataclass(frozen=True, slots=True)
class GivingBack:
    """A lead that goes back to marketing, as filled in: `until` is the day of the first follow-up (ISO), "" for when
    the reason says, `track` one of those there are, "" for the reason's."""

    code: str
    until: str = ""
    track: str = ""
    note: str = ""
