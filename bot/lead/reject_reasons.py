"""The reasons for which a rep may reject a lead, and what follows from each."""

from collections.abc import Mapping

from bot.lead.lifecycle import Move
from bot.lead.reasons.reason import Reason
from bot.lead.reasons.recycle_reasons import RECYCLE_REASONS

DUPLICATE = "duplicate"
WRONG_PERSON = "wrong_person"

REASONS = (
    Reason(
        "no_need",
        "no need",
        "Closed. Marketing is told why and does not follow up.",
        "It is closed. Nobody follows up on it.",
        Move.DECLINE,
        is_justified=True,
    ),
    Reason(
        "no_money",
        "no money",
        "Marketing nurtures it for 6 months and asks about budget again.",
        "Marketing nurtures it for 6 months.",
        Move.DEFER,
        follow_up_months=6,
        track="wait",
        reopens=("money",),
        adds="not now",
    ),
    Reason(
        "no_hurry",
        "no hurry",
        "Marketing nurtures it until the date you give below.",
        "Marketing nurtures it until the time is right.",
        Move.DEFER,
        track="wait",
        reopens=("timing",),
        needs_date=True,
        adds="bad timing",
    ),
    Reason(
        "no_desire",
        "no desire",
        "Marketing nurtures it with content that makes the case.",
        "Marketing nurtures it with content.",
        Move.DEFER,
        follow_up_days=30,
        track="content",
        reopens=("commitment",),
        adds="not interested",
    ),
    Reason(
        "no_trust",
        "no trust",
        "Marketing nurtures it with references.",
        "Marketing nurtures it with references first.",
        Move.DEFER,
        follow_up_days=30,
        track="references",
        reopens=("trust",),
        adds="yet",
    ),
    Reason(
        "incomplete",
        "incomplete or wrong answers",
        "Goes back to the marketer with the answers to fix.",
        "It is back with the marketer, who corrects the answers.",
        Move.RETURN,
        names_answers=True,
        is_justified=True,
    ),
    Reason(
        WRONG_PERSON,
        "wrong person",
        "Goes back to the marketer to find who decides.",
        "It is back with the marketer, who looks for the person who decides.",
        Move.RETURN,
        reopens=("decider",),
        names_person=True,
        is_justified=True,
    ),
    Reason(
        DUPLICATE,
        "duplicate or already a customer",
        "Merged with the lead you choose, else handed to whoever has the company.",
        "It is closed here.",
        Move.DECLINE,
        merges=True,
        is_justified=True,
    ),
    Reason(
        "never_buys",
        "never buys from us",
        "Closed. A manager confirms that nobody contacts them again.",
        "It is closed, and a manager decides whether they may be contacted again.",
        Move.DECLINE,
        suppresses=True,
        is_justified=True,
    ),
)
"""Those a rep can choose."""

_FORMER = (
    Reason(
        "unreachable",
        "unreachable",
        "Marketing nurtures it.",
        "Marketing nurtures it from here.",
        Move.DEFER,
        follow_up_days=30,
        track="discover",
    ),
)
"""Those that leads were rejected for once."""

REASON_BY_CODE: Mapping[str, Reason] = {reason.code: reason for reason in (*REASONS, *_FORMER, *RECYCLE_REASONS)}
"""All for which sales sends a lead back, or once did: a lead says with its code why it is where it is."""


def reopening(reject_code: str) -> Move:
    """Return the move by which a lead is reopened that was last rejected so, "" for not: what was returned for
    something wrong has to be put right before sales sees it again."""
    reason = REASON_BY_CODE.get(reject_code)
    return Move.TAKE_UP if reason and reason.move is Move.RETURN else Move.REOPEN
