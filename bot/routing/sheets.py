"""The sheets that routing's windows are drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.lead.record import Lead
from bot.routing.rules.changes import changes
from bot.routing.rules.decision import Noted
from bot.routing.rules.rulebook import NOTHING_SET_UP, Rulebook
from bot.slack.filled import stamp


@dataclass(frozen=True, slots=True)
class RoutingSheet:
    """A manager's draft beside what is in force, if anything is; `following` says by group whose turn is next, and
    `user_groups` what Slack's user groups that give roles are called, by id. Times are UTC."""

    draft: Rulebook
    in_force: Rulebook | None
    changed_by: str = ""
    changed_at: datetime | None = None
    following: Mapping[int, Sequence[str]] = field(default_factory=dict)
    members: Mapping[int, int] = field(default_factory=dict)
    user_groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def changes(self) -> list[str]:
        return changes(self.in_force or NOTHING_SET_UP, self.draft)

    @property
    def version(self) -> int:
        return self.in_force.version if self.in_force else 0

    @property
    def mark(self) -> str:
        """Return a mark by which a button can tell whether this is still the draft, and what is in force."""
        return f"{stamp(str(self.draft.to_json()))} {self.version}"


@dataclass(frozen=True, slots=True)
class RouteSheet:
    """A lead with what the log says of its routing, newest first, and whose turn is next in its group."""

    lead: Lead
    noted: Sequence[Noted]
    following: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class LogSheet:
    """A page of the log, newest first, each line with its lead's number, after `later` newer ones; there are `known`
    lines, or more."""

    lines: Sequence[tuple[Noted, int]]
    later: int
    known: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A lead of the past, whom it was for or who had it, and whom the draft would give it to, with why."""

    label: str
    had: str
    gets: str
    why: str


@dataclass(frozen=True, slots=True)
class TrialSheet:
    """A dry run over the leads of so many days, the latest first; `more` were not looked at."""

    tried: Sequence[Tried]
    days: int
    more: int = 0
    later: int = 0

    @property
    def counts(self) -> list[tuple[str, int, int]]:
        """Return for each rep how many they would have got and how many they had, most first; "" stands for nobody."""
        users = {user for each in self.tried for user in (each.gets, each.had)}
        counted = [
            (user, sum(each.gets == user for each in self.tried), sum(each.had == user for each in self.tried))
            for user in users
        ]
        return sorted(counted, key=lambda each: (-each[1], -each[2], each[0]))
