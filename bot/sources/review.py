"""A review, as a record: a second marketer looks at a lead of a source on probation before sales does."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ReviewState(StrEnum):
    OPEN = "open"
    PASSED = "passed"
    SENT_BACK = "sent_back"
    LAPSED = "lapsed"
    """Nobody decided in time, or there is nothing left to decide."""


@dataclass(frozen=True, slots=True)
class Review:
    """A review of a lead. `asked_by` made it ready; `reviewer` is whoever is asked now, "" where nobody can be; `note`
    says what has to be put right; `told` counts how often somebody was asked. Times are UTC."""

    id: int
    team_id: str
    lead_id: int
    source_id: int
    asked_by: str
    asked_at: datetime
    reviewer: str
    state: ReviewState
    decided_by: str
    decided_at: datetime | None
    note: str
    told: int

    @property
    def waits(self) -> bool:
        return self.state is ReviewState.OPEN
