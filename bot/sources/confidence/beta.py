"""The beta distribution: how much of it lies below a share, and the share below which so much of it lies.

The continued fraction of the incomplete beta function is that of DLMF 8.17.22, evaluated by Lentz's method.
"""

from functools import lru_cache
from math import exp, fabs, inf, lgamma, log, log1p

_ENOUGH = 1e-15
_TINY = 1e-300
_MOST_TERMS = 10_000
_MOST_STEPS = 100


def below(x: float, a: float, b: float) -> float:
    """Return the probability that a share of Beta(a, b) is at most `x`: the regularized incomplete beta function. Both
    parameters are positive; `x` beyond 0 to 1 gives 0 or 1."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = exp(_ln_density(x, a, b)) * x * (1 - x)
    if x < (a + 1) / (a + b + 2):  # where the fraction converges fast
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


@lru_cache(maxsize=1000)
def quantile(p: float, a: float, b: float) -> float:
    """Return the share that a draw from Beta(a, b) is below with probability `p` (0 to 1).

    Newton's steps from the mean, each halving the range instead where it would leave it.
    """
    low, high, x = 0.0, 1.0, a / (a + b)
    for _ in range(_MOST_STEPS):
        off = below(x, a, b) - p
        low, high = (x, high) if off < 0 else (low, x)
        step = off * exp(-_ln_density(x, a, b))
        following = x - step if low < x - step < high else (low + high) / 2
        if fabs(following - x) <= _ENOUGH * x:
            return following
        x = following
    return x


def _ln_density(x: float, a: float, b: float) -> float:
    return lgamma(a + b) - lgamma(a) - lgamma(b) + (a - 1) * log(x) + (b - 1) * log1p(-x)


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, _kept(1 - (a + b) * x / (a + 1))
    d = value = 1 / d
    change = inf
    for term in range(1, _MOST_TERMS):
        even, double = term * (b - term) * x, a + 2 * term
        for numerator in (
            even / ((double - 1) * double),
            -(a + term) * (a + b + term) * x / (double * (double + 1)),
        ):
            d = 1 / _kept(1 + numerator * d)
            c = _kept(1 + numerator / c)
            change = c * d
            value *= change
        if fabs(change - 1) < _ENOUGH:
            break
    return value


def _kept(value: float) -> float:
    """Keep a divisor away from zero."""
    return value if fabs(value) > _TINY else _TINY
