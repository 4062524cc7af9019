"""The data behind what a person looks at: a lead with all that belongs to it, and the Home tab."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.engagement.sheets import GroupSheet
from bot.lead.barred.bars import Bar
from bot.lead.definition.questions import Definition
from bot.lead.identity.further import FurtherWay
from bot.lead.reader import Reader
from bot.lead.record import Event, Lead, Listed
from bot.numbers.counts import Numbers
from bot.nurture.introduced.introduction import Introduction
from bot.nurture.late.untold import Untold
from bot.overview.pages import LeadPage, Which
from bot.promises.standing import Standing
from bot.slack.refusals import Refusal
from bot.sources.confidence.confidence import Confidence
from bot.sources.review import Review
from bot.sources.touches import Touch


@dataclass(frozen=True, slots=True)
class LeadSheet:
    """A lead with its definition, history and group, looked at `now`. `next_date` is the next prompt or follow-up
    and `next_why` says, in mrkdwn, why it comes then,
    `waiting` the id of a follow-up that was told and waits for an answer, 0 for none; `goes_on` is the lead that it
    turned out to be; `bar` says that nobody may contact them; `event_count` counts its whole history, and
    `further` are the addresses and numbers they have beside those in the form. With
    `has_colleagues`, others at the company have been leads; `promise` is what sales promised, and
    `introduced` what was heard while marketing kept in touch; `confidence` is that in its source, and
    `review` its last one; `touches` are the sources that were named for it. Times are UTC."""

    lead: Lead
    definition: Definition
    reader: Reader
    now: datetime
    events: Sequence[Event] = ()
    next_date: date | None = None
    group: GroupSheet = field(default_factory=GroupSheet)
    may_hand_over: bool = False
    goes_on: Listed | None = None
    bar: Bar | None = None
    event_count: int = 0
    further: Sequence[FurtherWay] = ()
    waiting: int = 0
    may_ask_manager: bool = False
    has_colleagues: bool = False
    promise: Standing | None = None
    introduced: Introduction | None = None
    next_why: str = ""
    confidence: Confidence | None = None
    review: Review | None = None
    touches: Sequence[Touch] = ()


def veiled_sheet(sheet: LeadSheet) -> LeadSheet:
    """Leave out what tells who a veiled lead is, beside the lead itself: its group, its history, its addresses."""
    return replace(sheet, events=(), event_count=0, group=GroupSheet(), further=(), has_colleagues=False, touches=())


@dataclass(frozen=True, slots=True)
class Weeks:
    """Numbers of this week so far and of the week before; `whose` says of what: "brought_in", "decided" or "team"."""

    whose: str
    now: Numbers
    before: Numbers


@dataclass(frozen=True, slots=True)
class HomeSheet:
    """The contents of somebody's Home tab; only the lists for their roles are filled. `refused` is what Slack refuses
    Baton, with how many messages wait for it; `to_sign` is the id of the proposal that is waiting for this manager's
    signature, 0 for none; `zone_assumed`, whether this manager is asked where the workspace is. `chosen` is the page of
    the one list that is to be shown, None for the beginning of all; `read_at` is when this was so (UTC)."""

    reader: Reader
    read_at: datetime
    managers: Sequence[str] = ()
    leads: Mapping[Which, LeadPage] = field(default_factory=dict)
    held_back: Sequence[str] = ()
    refused: Sequence[tuple[Refusal, int]] = ()
    to_sign: int = 0
    zone_assumed: bool = False
    asked_for_access: str = ""
    late: Sequence[Untold] = ()
    chosen: LeadPage | None = None
    numbers: Sequence[Weeks] = ()
