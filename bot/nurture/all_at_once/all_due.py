"""All follow-ups of somebody that are overdue or due today, as they are put off at once."""

from typing import NamedTuple

from bot.lead.record import Listed
from bot.nurture.presets import Preset
from bot.slack.filled import stamp


class AllDue(NamedTuple):
    """The follow-ups that are due by today, as many as are put off at once; `total` counts all, `days` are to choose
    from."""

    leads: list[Listed]
    total: int
    days: list[Preset]

    @property
    def stamp(self) -> str:
        return stamp([str(lead.id) for lead in self.leads])
