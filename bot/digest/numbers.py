"""The weekly digest's numbers: the days since the last one, seen from both teams' side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class SourceLine:
    """The fate of one source's leads in these days."""

    source: str
    sent: int = 0
    accepted: int = 0
    rejected: int = 0
    nurtured: int = 0

    @property
    def leads(self) -> int:
        """Return how many leads it is about, as far as the counts tell: one that was nurtured was perhaps sent too."""
        return max(self.sent, self.accepted + self.rejected, self.nurtured)


def sum_of(lines: Iterable[SourceLine], source: str = "") -> SourceLine:
    """Add several sources up."""
    some = list(lines)
    counts = (sum(getattr(line, name) for line in some) for name in ("sent", "accepted", "rejected", "nurtured"))
    return SourceLine(source, *counts)


@dataclass(frozen=True, slots=True)
class Digest:
    """The numbers of the local days from `first` to `last`. Counts of what happened are theirs; `waiting`,
    `nurturing` and what is overdue, due today and due in the week from tomorrow are as of now.
    `median_answer_minutes` is the working time from offer to accept or reject, None when that was recorded of no
    answer. `before` holds sent, accepted and rejected of earlier weeks by their first day, oldest first. `won_in`
    is what was won by currency, in hundredths; it may have been accepted long before."""

    first: date
    last: date
    captured: int = 0
    sent: int = 0
    accepted: int = 0
    rejected_by_reason: Mapping[str, int] = field(default_factory=dict)
    nurture_started: int = 0
    refused: int = 0
    waiting: int = 0
    waiting_over_a_day: int = 0
    nurturing: int = 0
    due_next_week: int = 0
    overdue: int = 0
    median_answer_minutes: float | None = None
    sources: tuple[SourceLine, ...] = ()
    before: tuple[tuple[date, int, int, int], ...] = ()
    won: int = 0
    won_in: Mapping[str, int] = field(default_factory=dict)
    lost_by_reason: Mapping[str, int] = field(default_factory=dict)
    due_today: int = 0

    @property
    def rejected(self) -> int:
        return sum(self.rejected_by_reason.values())

    @property
    def lost(self) -> int:
        return sum(self.lost_by_reason.values())

    @property
    def quiet(self) -> bool:
        """Tell whether nothing happened in these days, whatever is under way."""
        return not any(
            (
                self.captured,
                self.sent,
                self.accepted,
                self.rejected,
                self.nurture_started,
                self.refused,
                self.won,
                self.lost,
            )
        )
