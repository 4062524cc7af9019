"""A line of a file of leads, and a page of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.lead.record import Lead


@dataclass(frozen=True, slots=True)
class Line:
    """A lead as whoever asked may see it, with the name of its source; `barred` if nobody may contact it. `story` is
    all that hangs on it, in plain rows by what they are, where the file tells that."""

    lead: Lead
    source: str = ""
    barred: bool = False
    story: Mapping[str, list[Mapping[str, Any]]] = field(default_factory=dict)

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(user for user in (self.lead.originator, self.lead.in_charge, self.lead.owner) if user)


class Page(list[Line]):
    """Lines of leads by their numbers, up to `upto`. The `last` one looks at the newest lead."""

    def __init__(self, lines: list[Line], upto: int, *, last: bool) -> None:
        super().__init__(lines)
        self.upto, self.last = upto, last
