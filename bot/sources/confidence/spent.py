"""Money that a source or a batch cost, for each lead of it that sales accepted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.lead.ending.money import Money


@dataclass(frozen=True, slots=True)
class Spent:
    """Money spent, in hundredths by currency, and the leads that came of it and that sales accepted."""

    costs: Mapping[str, int] = field(default_factory=dict)
    accepted: int = 0

    @property
    def in_all(self) -> list[Money]:
        return [Money(hundredths, currency) for currency, hundredths in sorted(self.costs.items()) if hundredths]

    @property
    def per_accepted(self) -> list[Money]:
        """Share it among the accepted leads, each currency by itself; empty where nothing was accepted or spent."""
        if not self.accepted:
            return []
        return [Money(round(money.hundredths / self.accepted), money.currency) for money in self.in_all]


def cost_line(spent: Spent, what: str = "It") -> str:
    """Say what it cost and what each accepted lead did: "It cost 1,200 EUR: 60 EUR for each of 20 accepted leads."; ""
    where nobody said what it cost."""
    if not spent.in_all:
        return ""
    cost = f"{what} cost {_words(spent.in_all)}"
    if not spent.accepted:
        return f"{cost}; sales has accepted no lead of it yet."
    if spent.accepted == 1:
        return f"{cost}, for one accepted lead."
    return f"{cost}: {_words(spent.per_accepted)} for each of {spent.accepted:,} accepted leads."


def _words(amounts: list[Money]) -> str:
    return " and ".join(money.words for money in amounts)
