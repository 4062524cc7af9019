"""The lines of history that count a lead for each number, and the parts that numbers can be looked at by."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Move, Stage
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.numbers.number import Number

COUNTS: Mapping[EventKind, Number] = {
    EventKind.CAPTURED: Number.CAPTURED,
    EventKind.OFFERED: Number.OFFERED,
    EventKind.ACCEPTED: Number.ACCEPTED,
    EventKind.REJECTED: Number.REJECTED,
    EventKind.NURTURING: Number.NURTURED,
    EventKind.RECYCLED: Number.NURTURED,
    EventKind.REFUSED: Number.REFUSED,
    EventKind.WON: Number.WON,
    EventKind.LOST: Number.LOST,
}
"""The number that every line of a kind counts for."""

FOR_NOW = tuple(code for code, reason in REASON_BY_CODE.items() if reason.move is Move.DEFER)
"""The reasons for which sales rejects a lead that marketing then nurtures."""

OUT_OF_NURTURE = Stage.NURTURING
"""The detail of a line that says a lead was offered out of nurturing."""


class By(StrEnum):
    """A way to look at a part of the leads that a number counts."""

    SOURCE = "source"
    SEGMENT = "segment"
    REASON = "reason"
    REP = "rep"
    ORIGINATOR = "originator"


@dataclass(frozen=True, slots=True)
class Cut:
    """Only those leads of what was counted whose last line says this: `key` is the id of a source (with all that were
    merged into it; "" for none), a segment ("" for none), the code of a reason, or the id of a person."""

    by: By
    key: str

    @property
    def text(self) -> str:
        """Write it for a button."""
        return f"{self.by}:{self.key}"


def read_cut(text: str) -> Cut | None:
    """Read what `Cut.text` wrote; None for "" and for what no release wrote."""
    by, _, key = text.partition(":")
    return Cut(By(by), key) if by in set(By) else None
