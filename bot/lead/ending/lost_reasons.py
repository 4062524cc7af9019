"""The reasons for which a lead is lost, few enough to be counted, with free text beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

OTHER = "other"


@dataclass(frozen=True, slots=True)
class LostReason:
    """A reason as it stands in the form; `heard` are words by which it is recognised in what somebody types."""

    code: str
    label: str
    heard: tuple[str, ...] = ()


LOST_REASONS = (
    LostReason("competitor", "Chose a competitor", ("competitor", "competition", "went with", "chose another")),
    LostReason("price", "Too expensive", ("expensive", "price", "pricing", "too much money", "cheaper")),
    LostReason("budget", "The budget is gone", ("budget", "no money")),
    LostReason("nothing", "Decided to do nothing", ("nothing", "status quo", "keep what they have", "no decision")),
    LostReason("later", "Put off for a long time", ("put off", "postponed", "later", "delayed", "timing", "on hold")),
    LostReason("fit", "We do not fit", ("fit", "missing feature", "feature", "cannot do")),
    LostReason("silent", "Stopped answering", ("silent", "stopped answering", "no answer", "ghosted", "unreachable")),
    LostReason(OTHER, "Another reason"),
)
LOST_BY_CODE: Mapping[str, LostReason] = {reason.code: reason for reason in LOST_REASONS}


def reason_heard(text: str) -> LostReason:
    """Return the reason that what somebody typed sounds like; the last one where it is none of the others."""
    said = " ".join(text.lower().split())
    for reason in LOST_REASONS:
        if said in (reason.code, reason.label.lower()):
            return reason
    return next((reason for reason in LOST_REASONS if any(word in said for word in reason.heard)), LOST_REASONS[-1])
