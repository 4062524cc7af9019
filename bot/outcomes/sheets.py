"""The data behind the message in which a lead's owner works on it, and the forms about a lead that sales accepted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.cadence.coming import Coming
from bot.cadence.tracks.track import Track
from bot.engagement.sheets import GroupSheet
from bot.lead.definition.questions import Definition, Question
from bot.lead.identity.further import FurtherWay
from bot.lead.reasons.reason import Reason
from bot.lead.record import Event, Lead
from bot.outcomes.attempts import Attempt, left_to_make
from bot.promises.standing import Standing

LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class WorkingPlace:
    """A lead as its owner works on it, looked at `now`. `country` is where a number without a country code is from;
    `to_vet` are the questions whose answers nobody has vetted, `events` its latest history, oldest line first; `deed`
    is that of accepting it while it can be undone, 0 for none; `given_by` handed it over to the owner, and `before` had
    it, "" where nobody did; `promise` is that of the first contact; `made` are the attempts to reach them that count,
    latest first. Times are UTC."""

    lead: Lead
    definition: Definition
    now: datetime
    country: str = ""
    further: Sequence[FurtherWay] = ()
    to_vet: Sequence[Question] = ()
    events: Sequence[Event] = ()
    group: GroupSheet = field(default_factory=GroupSheet)
    deed: int = 0
    given_by: str = ""
    before: str = ""
    promise: Standing | None = None
    made: Sequence[Attempt] = ()


@dataclass(frozen=True, slots=True)
class EndingSheet:
    """The contents of the forms in which a lead ends: `today` (ISO) where the reader lives, and when those meetings are
    that are still planned (UTC)."""

    lead: Lead
    today: str
    planned: Sequence[datetime] = ()


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
