"""The confidence that a source starts with, before sales has said anything to its leads."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prior:
    """A belief from before: the `share` of leads that is expected to be accepted, worth as much as `weight` answers of
    sales. It is Beta(share * weight, (1 - share) * weight)."""

    share: float
    weight: float = 4

    @property
    def accepted(self) -> float:
        return self.share * self.weight

    @property
    def rejected(self) -> float:
        return (1 - self.share) * self.weight


UNKNOWN = Prior(0.35)
"""The start of a source of which nobody said what it is: a little above a third, worth four answers."""

OF_KIND: Mapping[str, Prior] = {
    "referral": Prior(0.6),  # somebody vouches for them
    "partner": Prior(0.5),
    "form": Prior(0.4),  # they came by themselves
    "discussion": Prior(0.4),
    "content": Prior(0.3),  # and some only wanted the white paper
    "webinar": Prior(0.25),  # attending is not yet wanting
    "event": Prior(0.25),
    "list": Prior(0.2),
    "cold_call": Prior(0.15),  # nobody asked for it
    "other": UNKNOWN,
}
"""The start of each kind, by its key in bot/sources/kinds. They are judgements and not measured: four answers
weigh as much, so that what sales says soon outweighs them, and a couple of bad leads do not condemn a source."""

OF_ORIGIN: Mapping[str, Prior] = {
    "rented": Prior(0.08, 8),
    "bought": Prior(0.08, 8),
}
"""Lists of other people start low, and have to earn it: it takes twice as many answers to outweigh that."""


def prior_of(kind: str, origin: str = "") -> Prior:
    """Return what a source of that kind and list origin starts with; "" is not known."""
    return OF_ORIGIN.get(origin) or OF_KIND.get(kind, UNKNOWN)
