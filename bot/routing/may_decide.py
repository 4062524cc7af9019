"""The one gate for Accept and Reject: whom an offered lead is kept for, and until when."""

from datetime import datetime

from bot.lead.errors import HandoffError
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.routing.routed import Mode
from bot.slack.text import moment, person


def may_decide(lead: Lead, user: str, now: datetime) -> bool:
    """Tell whether this person may decide on the lead now, as far as routing says; roles are another question."""
    return lead.stage is not Stage.OFFERED or user == lead.routed_to or not is_kept(lead, now)


def is_kept(lead: Lead, now: datetime) -> bool:
    """Tell whether the lead is kept for one rep now."""
    if not lead.routed_to:
        return False
    until = lead.reserved_until
    return now < until if until else lead.route_mode == Mode.ASSIGNED


def require_may_decide(lead: Lead, user: str, now: datetime) -> None:
    """Raise ReservedError unless this person may decide on the lead now."""
    if not may_decide(lead, user, now):
        raise ReservedError(lead)


class ReservedError(HandoffError):
    """A decision on a lead that is kept for somebody else for now."""

    def __init__(self, lead: Lead) -> None:
        theirs = person(lead.routed_to)
        if lead.reserved_until:
            until = f"until {moment(lead.reserved_until)}; after that it is offered further"
        else:
            until = "until they decide, or it is offered to the next"
        super().__init__(
            f"*{lead.label}* is kept for {theirs} {until}. Nothing was done. If you know the prospect, tell {theirs}; "
            f"`/lead route {lead.label}` shows why it went to them."
        )
