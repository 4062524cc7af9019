"""The data behind what people see of reps and absences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.lead.record import Listed
from bot.team.rep import Away, Rep


@dataclass(frozen=True, slots=True)
class Gone:
    """An absence that was noted: whose, from when to when, when (UTC) they work again, how many `leads` they have, and
    who manages them; `own` for whoever noted it themselves."""

    user_id: str
    away: Away
    back: datetime
    leads: int
    managers: Sequence[str]
    own: bool


@dataclass(frozen=True, slots=True)
class AwaySheet:
    """Somebody's absences that are not over, looked at `now` (UTC), which is `today` where the reader lives."""

    user_id: str
    absences: Sequence[Away]
    today: date
    now: datetime
    own: bool


@dataclass(frozen=True, slots=True)
class Covered:
    """Somebody's absence as their cover sees it, looked at `now` (UTC): how many `leads` they have, the first of them
    `named`; `ended` once it is over, or was taken back `by` somebody."""

    user_id: str
    away: Away
    leads: int
    ended: bool
    now: datetime
    by: str = ""
    named: Sequence[Listed] = ()


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """The things that came while somebody was away, until `until` (UTC): of each of their leads in which others did
    something, the number, the name and how much; and how many leads were offered to sales."""

    away: Away
    until: datetime
    leads: Sequence[tuple[int, str, int]]
    offered: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of one field, with who made it; `at` is UTC."""

    field: str
    before: str
    after: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RepSheet:
    """A rep as the form shows them, looked at `now` (UTC): the values of the `fields`, and which of them this reader
    may change. `rep` is None for somebody who cannot be reached; `slack_tz` is the zone without one of their own.
    `absences` are those that are not over, `past` the latest of those that are."""

    user_id: str
    fields: Mapping[str, str]
    may_change: frozenset[str]
    rep: Rep | None
    team_week: str
    slack_tz: str
    changes: Sequence[Changed]
    now: datetime
    absences: Sequence[Away] = ()
    past: Sequence[Away] = ()


@dataclass(frozen=True, slots=True)
class TeamSheet:
    """The reps, of whom a page begins with the `first`, looked at `now` (UTC) by somebody who `manages` them or not."""

    reps: Sequence[Rep]
    first: int
    now: datetime
    manages: bool = True
