"""The data behind the forms about a lead that sales has accepted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.lead.record import Lead
from bot.outcomes.attempts import Attempt

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
