"""The do-not-contact list as a manager looks through it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.lead.identity.reach import Reach


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the list, with the ways by which this person or company is recognised. `lead_id` is the lead it was
    said of, if any; `state` is asked, confirmed, dropped or lifted; `decided_by` and `decided_at` (UTC) say who
    made it so, and when, where that was noted."""

    id: int
    lead_id: int | None
    asked_by: str
    state: str
    decided_by: str
    decided_at: datetime | None
    reason: str
    ways: tuple[Reach, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the list, the newest first, of `total` in all; `first` of them come before, and pages are counted from 0.
    `wanted` is what was looked for, "" for everything. `told` says what has just been done, in Slack's mrkdwn."""

    entries: Sequence[Entry]
    total: int = 0
    number: int = 0
    first: int = 0
    wanted: str = ""
    told: str = ""
