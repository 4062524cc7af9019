"""Reading what somebody may hand over: one lead, or all that one person has."""

from bot.handover.sheet import AllToHandOver, Holding, LeadToHandOver
from bot.handover.who_may import NothingToHandOverError, NotTheirsToHandOverError, may_hand_over, sides_of
from bot.lead.access import lead_of, require
from bot.lead.errors import MovedOnError
from bot.lead.people import MANAGERS, Act, Person, Role
from bot.lead.record import Lead
from bot.lead.team.sides import MANAGER, Side, holder, managing
from storage import held, workspaces
from storage.sql import Transaction


def may_be_handed_over(tx: Transaction, lead: Lead, by: Person, roles: frozenset[Role]) -> list[Side]:
    """Return the sides on which this person may hand the lead over."""
    members = workspaces.members(tx, lead.team_id)
    return [
        side
        for side in sides_of(lead)
        if may_hand_over(side, holder(lead, side), by.user_id, roles, managed=bool(members[MANAGER[side]]))
    ]


def to_hand_over(tx: Transaction, by: Person, lead_id: int, *, hold: bool = False) -> LeadToHandOver:
    """Look up one lead. Raises NotTheirsToHandOverError, and MovedOnError for a lead that nobody has any more."""
    roles = require(tx, by, Act.HAND_OVER)
    lead = lead_of(tx, by, lead_id, hold=hold, answers=False)
    if not sides_of(lead):
        raise MovedOnError(lead)
    sides = may_be_handed_over(tx, lead, by, roles)
    if not sides:
        side = sides_of(lead)[-1]
        managers = managing(workspaces.members(tx, by.team_id), side)
        raise NotTheirsToHandOverError(f"*{lead.label}*", holder(lead, side), managers[:3])
    return LeadToHandOver(lead, sides)


def all_to_hand_over(tx: Transaction, by: Person, user_id: str) -> AllToHandOver:
    """Look up all that somebody has. Raises NotTheirsToHandOverError and NothingToHandOverError."""
    roles = require(tx, by, Act.HAND_OVER)
    members = workspaces.members(tx, by.team_id)
    found, refused = {}, False
    for side in Side:
        tally = held.tally(tx, by.team_id, user_id, side)
        if not tally.leads:
            continue
        if may_hand_over(side, user_id, by.user_id, roles, managed=bool(members[MANAGER[side]])):
            found[side] = Holding(tally.leads, tally.stamp, held.named(tx, by.team_id, user_id, side))
        else:
            refused = True
    if not found and refused:
        managers = [user for role in MANAGERS for user in members[role]]
        raise NotTheirsToHandOverError("What somebody else has", user_id, tuple(sorted(set(managers)))[:3])
    if not found:
        raise NothingToHandOverError(user_id, own=user_id == by.user_id)
    return AllToHandOver(user_id, found)


def whose_to_hand_over(tx: Transaction, by: Person) -> bool:
    """Tell whether this person may choose whose leads are handed over: managers may."""
    return bool(require(tx, by, Act.HAND_OVER) & MANAGERS)
