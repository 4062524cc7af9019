"""Records that the forms for handing over are drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.lead.record import Lead, Listed
from bot.lead.team.sides import Side, holder


@dataclass(frozen=True, slots=True)
class LeadToHandOver:
    """One lead, and the sides on which the reader may hand it over."""

    lead: Lead
    sides: Sequence[Side]

    @property
    def stamp(self) -> str:
        """A stamp of who had it when the form was drawn."""
        return "|".join(f"{side}={holder(self.lead, side)}" for side in self.sides)


@dataclass(frozen=True, slots=True)
class Holding:
    """All that somebody has on one side: the number of leads, a stamp of which they are, and some of them by name."""

    count: int
    stamp: str
    some: Sequence[Listed] = ()


@dataclass(frozen=True, slots=True)
class AllToHandOver:
    """All that somebody has, on the sides on which the reader may hand it over."""

    user_id: str
    sides: Mapping[Side, Holding]

    @property
    def stamp(self) -> str:
        return " ".join([self.user_id, "|".join(f"{side}={held.stamp}" for side, held in self.sides.items())])


def stamps_in(drawn_from: str) -> dict[Side, str]:
    """Read from a form what each side was drawn from. It may be anything that comes back from Slack."""
    parts = (part.partition("=") for part in drawn_from.split("|"))
    return {Side(name): stamp for name, _, stamp in parts if name in tuple(Side)}
