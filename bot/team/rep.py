"""The record of a sales rep: what they take on, when they work, and when they are away."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.lead.workplace.calendar import WorkingHours


class Kind(StrEnum):
    """The kind of business a rep is there for; a rep without one takes both."""

    HUNTER = "hunter"
    FARMER = "farmer"
    BOTH = ""


@dataclass(frozen=True, slots=True)
class Away:
    """An absence from `since` up to but not including `until`, in UTC. Where whole days were said, `first_day` and
    `last_day` are those days, where the person lives. `cover` is who sees to their leads meanwhile, "" for nobody."""

    since: datetime
    until: datetime
    cover: str = ""
    first_day: date | None = None
    last_day: date | None = None
    id: int = 0

    def lasts_at(self, moment: datetime) -> bool:
        return self.since <= moment < self.until


@dataclass(frozen=True, slots=True)
class Rep:
    """A rep: Slack's `user_id`, and what is known of them. No segments, no territories mean any.

    `weight` is their share of leads against others'; `cap` the most leads they have open or are asked to accept, None
    for no limit; `away` their absences that are not over, the next one first; `open_leads` how many accepted leads they
    own, and `asked` how many are offered to them and wait for their answer, both counted up to `MOST_COUNTED`; `groups`
    the ids of the Slack user groups they are in, of those that give roles.
    """

    user_id: str
    hours: WorkingHours
    kind: Kind = Kind.BOTH
    experienced: bool = False
    segments: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    weight: int = 1
    cap: int | None = None
    away: tuple[Away, ...] = ()
    open_leads: int = 0
    groups: frozenset[str] = frozenset()
    asked: int = 0

    @property
    def full(self) -> bool:
        """Tell whether they have as many leads as they take: each that waits for their answer may become theirs."""
        return self.cap is not None and self.open_leads + self.asked >= self.cap

    @property
    def has(self) -> str:
        """Say how many leads they have: "2 open leads and 1 to answer"."""
        owned = "1 open lead" if self.open_leads == 1 else f"{self.open_leads or 'no'} open leads"
        return f"{owned} and {self.asked} to answer" if self.asked else owned

    def away_at(self, moment: datetime) -> Away | None:
        """Return the absence they are on at that moment, in UTC."""
        return next((each for each in self.away if each.lasts_at(moment)), None)


MOST_COUNTED = 200
"""The largest cap there can be: to count further says nothing."""
