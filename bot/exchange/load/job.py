"""An import: a file that somebody handed in, as its row holds it, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.lead.people import Person

OPEN_FOR = timedelta(days=1)
"""The time for which a file that nobody loads is kept."""

UNDO_FOR = timedelta(days=7)
"""The time in which an import can be taken back, each lead as long as nothing further happened to it."""


class State(StrEnum):
    FETCHING = "fetching"
    """Handed in; Slack has its bytes still."""
    PROPOSED = "proposed"
    """Kept, and shown to whoever handed it in; nothing of it is saved."""
    LOADING = "loading"
    JUDGING = "judging"
    """All rows are in; leads that came with their answers are judged."""
    SENDING = "sending"
    """Refused rows go back as a file."""
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNDOING = "undoing"
    UNDONE = "undone"


UNDER_WAY = (State.LOADING, State.JUDGING, State.UNDOING)
"""The states in which the loader has something to do; what is sent is sent along with other files."""

LOADED = (State.JUDGING, State.SENDING, State.DONE, State.CANCELLED, State.FAILED)
"""The states in which rows of it may be in."""


@dataclass(frozen=True, slots=True)
class Import:
    """See storage/tables/intake. `done` rows of `total` are taken, each with one fate: `counts` by Fate. Times are
    UTC."""

    id: int
    team_id: str
    user_id: str
    state: State
    name: str
    size: int
    file_id: str
    digest: str
    asked_at: datetime
    version: int
    chosen: Mapping[str, Any]
    checked: Mapping[str, Any] | None
    total: int
    done: int
    counts: Mapping[str, int]
    definition: int
    source_id: int
    batch_id: int
    error: str
    attempts: int
    not_before: datetime
    leased_until: datetime | None
    pieces: int
    refused_pieces: int
    refused_size: int
    upload_id: str
    tried_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    until: datetime | None
    look_at: datetime | None
    told: int
    channel: str
    ts: str

    @property
    def by(self) -> Person:
        return Person(self.team_id, self.user_id)

    @property
    def refused_name(self) -> str:
        """Return the name of the file with its refused rows."""
        stem = self.name.rpartition(".")[0] or self.name
        return f"{stem} - rows to mend.csv"
