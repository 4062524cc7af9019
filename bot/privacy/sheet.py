"""The data behind the window that confirms an erasure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.lead.record import Lead


@dataclass(frozen=True, slots=True)
class EraseSheet:
    """The lead it is about. `merged` are the leads that turned out to be this one, `alike` others with the same address
    or number, by what they are called."""

    lead: Lead
    merged: Sequence[str] = ()
    alike: Sequence[str] = ()
