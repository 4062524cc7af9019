"""The credit that somebody asked for: of one person with their leads, or of everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.credit.shares import Credit
from bot.lead.record import Listed


class Credited(NamedTuple):
    """A lead that somebody has a share of, and what was decided about it."""

    lead: Listed
    share: float
    accepted: bool
    won: bool


@dataclass(frozen=True, slots=True)
class CreditSheet:
    """Credit for what was decided from `first` to `last`, local days of the workspace; `whose` is "" for everybody.
    `leads` are the latest, of `total`."""

    first: date
    last: date
    whose: str
    own: bool
    credits: Sequence[Credit]
    leads: Sequence[Credited] = ()
    total: int = 0
    manager: bool = False
