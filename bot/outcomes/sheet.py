"""The data behind the message in which a lead's owner works on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.engagement.sheets import GroupSheet
from bot.lead.definition.questions import Definition, Question
from bot.lead.identity.further import FurtherWay
from bot.lead.record import Event, Lead
from bot.promises.standing import Standing


@dataclass(frozen=True, slots=True)
class WorkingPlace:
    """A lead as its owner works on it, looked at `now`. `country` is where a number without a country code is from;
    `to_vet` are the questions whose answers nobody has vetted, `events` its latest history, oldest line first; `deed`
    is that of accepting it while it can be undone, 0 for none; `given_by` handed it over to the owner, and `before` had
    it, "" where nobody did; `promise` is that of the first contact. Times are UTC."""

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


@dataclass(frozen=True, slots=True)
class EndingSheet:
    """The contents of the forms in which a lead ends: `today` (ISO) where the reader lives, and when those meetings are
    that are still planned (UTC)."""

    lead: Lead
    today: str
    planned: Sequence[datetime] = ()
