"""A batch: leads of one source that came together, and what became of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.lead.ending.money import Money

PATIENCE = timedelta(days=7)
"""The time after which a lead that nobody of sales has touched counts as left over."""

FEW = 3
SHARE = 0.25
TOLD_AT_MOST = 2


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of a source; what it cost is in `hundredths` of its `currency`. It was named `at` by somebody. The clock
    looks at it next at `look_at`, and has told of it `told` times; `settled_by` is the manager who leaves it as it is.
    Times are UTC."""

    id: int
    team_id: str
    source_id: int
    name: str
    hundredths: int
    currency: str
    at: datetime
    by: str
    look_at: datetime | None = None
    told: int = 0
    settled_by: str = ""

    @property
    def cost(self) -> Money | None:
        return Money(self.hundredths, self.currency) if self.hundredths else None


@dataclass(frozen=True, slots=True)
class Became:
    """The leads of a batch: how many `came`, how many of them sales has `touched` (answered, passed on, called, talked
    to or asked about), how many it has and has left `untouched`, how many of those for more than PATIENCE (`left`), and
    how many it `accepted`. Those that never came to sales, or were taken back untouched, are neither."""

    came: int = 0
    touched: int = 0
    untouched: int = 0
    left: int = 0
    accepted: int = 0

    @property
    def with_sales(self) -> int:
        """Count those that sales has or had."""
        return self.touched + self.untouched

    @property
    def looks_picked(self) -> bool:
        """Tell whether sales seems to have picked the best and left the rest: some were touched, and at least three,
        a quarter of all that it has or had, were left."""
        return self.touched > 0 and self.left >= FEW and self.left >= SHARE * self.with_sales


def look_again(batch: Batch, became: Became, now: datetime, *, joins: bool) -> datetime | None:
    """Return when (UTC) the clock looks at a batch again that it has just looked at, or told of; None for never: nobody
    is told a third time, nor of one that is done with. With `joins`, leads still join it."""
    settled = batch.settled_by or batch.told >= TOLD_AT_MOST
    done_with = not joins and not became.untouched
    return None if settled or done_with else now + PATIENCE
