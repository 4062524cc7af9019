"""Confidence in a source: the chance that its next lead is accepted, by what sales said to its latest ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, lgamma

from bot.sources.confidence.beta import quantile
from bot.sources.confidence.prior import Prior

LATEST = 100
"""The answers that are weighed at most: a source is what it is now, and not what it was years ago."""

RECENT = 20
"""The leads that are told of, and that are held against the ones before them."""

_OUTSIDE = 0.05  # on either side of the interval
_SURE = 0.95


class Trend(StrEnum):
    """The latest leads of a source beside those before them."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"


@dataclass(frozen=True, slots=True)
class Confidence:
    """The confidence in a source: of `weighed` leads, `accepted` were accepted; of the `recent` ones,
    `recently_accepted`. `share` is the mean of the Beta posterior; in nine of ten cases the truth lies between `low`
    and `high`; all three are from 0 to 1."""

    source_id: int
    share: float
    low: float
    high: float
    accepted: int = 0
    weighed: int = 0
    recently_accepted: int = 0
    recent: int = 0
    trend: Trend = Trend.STEADY


def weigh(source_id: int, prior: Prior, verdicts: Sequence[bool]) -> Confidence:
    """Weigh what sales said to leads of the source, the latest first: for it, or against it.

    The posterior of a Beta prior and so many accepted and rejected leads is Beta(a + accepted, b + rejected).
    """
    accepted = sum(verdicts)
    a, b = prior.accepted + accepted, prior.rejected + len(verdicts) - accepted
    low, high = quantile(_OUTSIDE, a, b), quantile(1 - _OUTSIDE, a, b)
    latest, before = verdicts[:RECENT], verdicts[RECENT:]
    counts = accepted, len(verdicts), sum(latest), len(latest)
    return Confidence(source_id, a / (a + b), low, high, *counts, _trend(latest, before))


def _trend(latest: Sequence[bool], before: Sequence[bool]) -> Trend:
    """Compare the latest leads with those before: it rises or falls where that is 95 % sure."""
    if not before:
        return Trend.STEADY
    rises = more_likely((sum(latest), len(latest)), (sum(before), len(before)))
    if rises >= _SURE:
        return Trend.RISING
    return Trend.FALLING if rises <= 1 - _SURE else Trend.STEADY


def more_likely(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return how probable it is that the share behind `one` (accepted, of so many) is above that behind the `other`,
    with nothing known before: P(X > Y) of two beta distributions with whole parameters (E. Miller, "Formulas for
    Bayesian A/B testing", 2015)."""
    (a, b), (c, d) = ((accepted + 1, of - accepted + 1) for accepted, of in (other, one))
    return sum(exp(_ln_beta(a + i, b + d) - _ln_beta(1 + i, d) - _ln_beta(a, b)) / (d + i) for i in range(c))


def _ln_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
