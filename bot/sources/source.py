"""A source of leads, as a plain record."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Source:
    """A source. `kind` and `origin` are of bot/sources/kinds, "" while nobody said; what it cost is in `hundredths` of
    its `currency`; new leads of it join `batch_id`, 0 for none. `merged_into` is the source it turned out to be, 0 for
    none; `resembles`, one it may be, while somebody is asked, who was `asked` so often; the clock looks again at
    `ask_at`, at first to compare a new one with the others. On probation since `probation_at`. Times are UTC.

    `named_id` is the source whose wording somebody typed, when that was merged into this one: leads and their history
    keep it, so that a merge can be taken apart. NOWHERE (id 0) stands for no source at all."""

    id: int
    team_id: str
    name: str
    kind: str = ""
    owner: str = ""
    origin: str = ""
    link: str = ""
    hundredths: int = 0
    currency: str = ""
    batch_id: int = 0
    merged_into: int = 0
    resembles: int = 0
    created_at: datetime = datetime.min
    created_by: str = ""
    probation_at: datetime | None = None
    probation_why: str = ""
    ask_at: datetime | None = None
    asked: int = 0
    named_id: int = 0

    @property
    def as_named(self) -> int:
        """The id to write with a lead: of the source whose wording was typed, even if that was merged into this."""
        return self.named_id or self.id


NOWHERE = Source(0, "", "")
"""No source: nobody said where the lead comes from."""
