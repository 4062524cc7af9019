"""Strikes: what sales rejects because it should never have come; two in a row put a source on probation."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Move
from bot.lead.reject_reasons import DUPLICATE, REASON_BY_CODE
from bot.sources.confidence.verdict import OF_REASON, Says

TO_PROBATION = 2
"""The leads in a row that sales rejects as chaff until a source is on probation."""

TO_TRUST = 3
"""The leads in a row that sales accepts until a source on probation is trusted again."""

CHAFF = frozenset(code for code, reason in REASON_BY_CODE.items() if reason.move is Move.DECLINE and code != DUPLICATE)
"""The reasons for which a lead is closed for good: nobody should have passed it on. A duplicate was a lead once."""


class Decided(NamedTuple):
    """The decision of sales on a lead: the kind of its line of history, and the reason, if it was rejected."""

    lead_id: int
    number: int
    kind: str
    reason: str

    @property
    def is_strike(self) -> bool:
        return self.kind == EventKind.REJECTED and self.reason in CHAFF

    @property
    def counts(self) -> bool:
        """Tell whether it says anything of the source: what the marketer has to put right does not, nor does a
        duplicate (see bot/sources/confidence)."""
        return self.kind == EventKind.ACCEPTED or OF_REASON.get(self.reason, Says.NOTHING) is not Says.NOTHING


def strikes(latest_first: Sequence[Decided]) -> list[Decided]:
    """Return the leads in a row, up to the latest, that sales rejected as chaff; `latest_first` are decisions that
    stand, and of each lead its latest counts."""
    return _row(latest_first, strike=True)


def accepted(latest_first: Sequence[Decided]) -> list[Decided]:
    """Return the leads in a row, up to the latest, that sales accepted."""
    return _row(latest_first, strike=False)


def _row(latest_first: Sequence[Decided], *, strike: bool) -> list[Decided]:
    row: dict[int, Decided] = {}
    for each in latest_first:
        if not each.counts:
            continue
        holds = each.is_strike if strike else each.kind == EventKind.ACCEPTED
        if not holds:
            break
        row.setdefault(each.lead_id, each)
    return list(row.values())


def why(row: Sequence[Decided]) -> str:
    """Say for which strikes a source is on probation, the first of them first; to stand after "because"."""
    *others, last = [f"L-{each.number} ({REASON_BY_CODE[each.reason].label})" for each in reversed(row)]
    return f"sales rejected {', '.join(others)} and {last} in a row"
