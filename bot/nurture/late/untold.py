"""The record of a follow-up that was to be told and was not."""

from typing import NamedTuple

MOST = 100
"""Those that are looked at in one go; where there are more, it is said."""


class Untold(NamedTuple):
    """A follow-up that was to be told on `day` (ISO); an alarm was raised already if `alarm_on` is the same."""

    lead_id: int
    marketer: str
    day: str
    alarm_on: str
    number: int
