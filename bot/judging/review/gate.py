"""The gate before sales for leads of a source on probation: every way to sales, and how it passes a review."""

from collections.abc import Mapping
from enum import StrEnum

from bot.lead.lifecycle import Move
from bot.lead.record import Lead


class Pass(StrEnum):
    """The way in which a move to sales passes the gate."""

    REVIEWED = "reviewed"
    """Somebody else than the lead's own marketers looked at it; asked when the lead would be offered (judge.offer)."""
    ANSWERED_FOR = "answered_for"
    """A manager, not one of the lead's own, answers for it with a reason that everybody reads (offer_anyway); or sales
    itself passes on what it rejected as a customer's (give_customer)."""
    WITH_SALES = "with_sales"
    """It is with sales already, and passed the gate when it came there."""


GATE: Mapping[Move, Pass] = {
    Move.OFFER: Pass.REVIEWED,
    Move.OFFER_ANYWAY: Pass.ANSWERED_FOR,
    Move.RELEASE: Pass.WITH_SALES,
    Move.PASS_ON: Pass.WITH_SALES,
}
"""Every move that leads to sales, and how it passes the gate. Undoing is no move: it puts back what had passed."""


def is_own(lead: Lead, user: str) -> bool:
    """Tell whether the lead is somebody's own, so that they are no second pair of eyes: they brought it in, or have it
    now."""
    return user in (lead.originator, lead.in_charge)
