"""The verdict of an answer of sales on the source that the lead is of."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from bot.lead.kinds import EventKind


class Says(StrEnum):
    """An answer speaks for the source, against it, or says nothing of it."""

    FOR = "for"
    AGAINST = "against"
    NOTHING = "nothing"


OF_REASON: Mapping[str, Says] = {
    # The people whom the source brings do not want it, or not now: the next ones may well be the same.
    "no_need": Says.AGAINST,
    "no_money": Says.AGAINST,
    "no_hurry": Says.AGAINST,
    "no_desire": Says.AGAINST,
    "no_trust": Says.AGAINST,
    "never_buys": Says.AGAINST,
    # The marketer wrote down something wrong, and puts it right: the answer after that counts.
    "incomplete": Says.NOTHING,
    "wrong_person": Says.NOTHING,
    # Nobody's fault: that somebody is known already, or did not pick up.
    "duplicate": Says.NOTHING,
    "unreachable": Says.NOTHING,
}
"""The meaning of each reason of a rejection for the source."""


class Answered(NamedTuple):
    """An answer of sales to a lead: the kind of its line of history, and the reason, if it was rejected."""

    lead_id: int
    kind: str
    reason: str

    @property
    def says(self) -> Says:
        return Says.FOR if self.kind == EventKind.ACCEPTED else OF_REASON.get(self.reason, Says.NOTHING)


def verdicts(answers: Iterable[Answered]) -> list[bool]:
    """Tell of each lead whether its last answer that says something of the source speaks for it. `answers` come latest
    first, without those that were undone, and so do the verdicts."""
    last: dict[int, bool] = {}
    for answer in answers:
        if answer.says is not Says.NOTHING:
            last.setdefault(answer.lead_id, answer.says is Says.FOR)
    return list(last.values())
