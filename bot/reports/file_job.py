"""A file that is made for somebody in the background, as its row holds it, and where it stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.lead.people import Person


class State(StrEnum):
    COUNTING = "counting"
    WRITING = "writing"
    SENDING = "sending"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    """Not to be had any more by whoever asked."""


UNDER_WAY = (State.COUNTING, State.WRITING, State.SENDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileJob:
    """The part of the row that is the same for every file. `written` of `total` lines are in its `pieces`, which are
    `size` bytes long. Times are UTC."""

    id: int
    team_id: str
    user_id: str
    asked_at: datetime
    as_of: datetime
    state: State
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
    def by(self) -> Person:
        return Person(self.team_id, self.user_id)

    @property
    def file_name(self) -> str:
        raise NotImplementedError
