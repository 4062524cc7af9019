"""A report that somebody asked for, as its row holds it, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.lead.people import Person
from bot.reports.typed_period import Days


class State(StrEnum):
    COUNTING = "counting"
    WRITING = "writing"
    SENDING = "sending"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    """No role any more for whoever asked."""


UNDER_WAY = (State.COUNTING, State.WRITING, State.SENDING)


@dataclass(frozen=True, slots=True)
class Report:
    """See storage/tables/reports. Times are UTC."""

    id: int
    team_id: str
    user_id: str
    first: str
    last: str
    asked_at: datetime
    as_of: datetime
    state: State
    numbers: Mapping[str, Any] | None
    total: int
    written: int
    pieces: int
    size: int
    file_id: str
    tried_at: datetime | None
    error: str
    attempts: int
    leased_until: datetime | None
    channel: str
    ts: str

    @property
    def days(self) -> Days:
        return Days(date.fromisoformat(self.first), date.fromisoformat(self.last))

    @property
    def by(self) -> Person:
        return Person(self.team_id, self.user_id)

    @property
    def file_name(self) -> str:
        return f"leads {self.first} to {self.last}.csv"
