"""People and companies that nobody takes for one another, however many there are."""

from itertools import product
from random import Random

_SYLLABLES = (
    "ba",
    "ced",
    "dor",
    "fim",
    "gul",
    "hap",
    "jor",
    "kev",
    "lum",
    "mir",
    "nog",
    "pel",
    "quo",
    "ras",
    "tiv",
    "zan",
)
_ALL = ["".join(parts) for parts in product(_SYLLABLES, repeat=4)]
Random(1).shuffle(_ALL)


def company(number: int) -> str:
    return _ALL[number % len(_ALL)].capitalize()


def person(number: int) -> str:
    half = len(_ALL) // 2
    return f"{_ALL[(number * 7 + half) % len(_ALL)].capitalize()} {_ALL[(number * 13 + 5) % len(_ALL)].capitalize()}"
