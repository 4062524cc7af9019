"""The outcome of routing a lead: whom it is offered to, how firmly, and until when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Mode(StrEnum):
    """The firmness with which a group's leads are offered to the rep whose turn it is."""

    OPEN = "open"
    SUGGESTED = "suggested"
    ASSIGNED = "assigned"
    ASKED = "asked"
    """Of a lead only: it is kept for its own rep, who is away, while a manager is asked what to do with it."""


@dataclass(frozen=True, slots=True)
class Routed:
    """The rep a lead is offered to, "" for everybody in the channel, and the moment (UTC) from which others may decide
    on it as well; `group` is the id of the group whose turn was taken, 0 for none."""

    to: str = ""
    mode: Mode = Mode.OPEN
    until: datetime | None = None
    group: int = 0

    @property
    def columns(self) -> dict[str, Any]:
        """Return it as the lead carries it."""
        return {
            "routed_to": self.to,
            "route_mode": str(self.mode),
            "reserved_until": self.until,
            "route_group": self.group,
        }


TO_EVERYBODY = Routed()
