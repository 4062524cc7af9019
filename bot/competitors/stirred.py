"""A competitor that came up, and the nurtured leads that name it."""

from typing import NamedTuple

from bot.competitors.names import Rival

MOST_COUNTED = 1000
"""With more, nobody needs to know how many."""


class Stirred(NamedTuple):
    """A competitor that somebody says is active, and how many nurtured leads name it, up to MOST_COUNTED."""

    rival: Rival
    leads: int
