"""The reasons for which a lead that sales accepted goes back to marketing, and what follows from each."""

from collections.abc import Mapping

from bot.lead.lifecycle import Move
from bot.lead.reasons.reason import Reason

RECYCLE_REASONS = (
    Reason(
        "out_of_reach",
        "unreachable",
        "Marketing tries in other ways. Open once the agreed attempts are logged.",
        "Marketing tries to reach them in other ways.",
        Move.RECYCLE,
        follow_up_days=30,
        track="discover",
        needs_attempts=True,
    ),
    Reason(
        "not_now",
        "not now",
        "Marketing asks on the day you give whether the time has come.",
        "Marketing nurtures it until the time is right.",
        Move.RECYCLE,
        track="wait",
        reopens=("timing",),
        needs_date=True,
    ),
    Reason(
        "money_gone",
        "no money now",
        "Marketing nurtures it for 6 months and asks about budget again.",
        "Marketing nurtures it for 6 months.",
        Move.RECYCLE,
        follow_up_months=6,
        track="wait",
        reopens=("money",),
    ),
    Reason(
        "lost_interest",
        "lost interest",
        "Marketing nurtures it with content that makes the case.",
        "Marketing nurtures it with content.",
        Move.RECYCLE,
        follow_up_days=30,
        track="content",
        reopens=("commitment",),
    ),
    Reason(
        "wants_references",
        "wants references",
        "Marketing nurtures it with references.",
        "Marketing nurtures it with references first.",
        Move.RECYCLE,
        follow_up_days=30,
        track="references",
        reopens=("trust",),
    ),
    Reason(
        "another_reason",
        "another reason",
        "You say which in the note, and when marketing follows up.",
        "Marketing goes on from what the note says.",
        Move.RECYCLE,
        follow_up_days=30,
        track="discover",
        needs_note=True,
    ),
)
"""Those that a lead's owner can choose."""

RECYCLE_BY_CODE: Mapping[str, Reason] = {reason.code: reason for reason in RECYCLE_REASONS}
