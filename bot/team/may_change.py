"""The gate before what is known of a rep: they themselves change some of it, managers of sales all of it."""

from bot.lead.access import require
from bot.lead.people import Act, Person, Role
from bot.lead.team.sides import Side, managing
from bot.team.errors import NotARepError, NotYourRepError
from storage import workspaces
from storage.sql import Transaction


def require_may_change(tx: Transaction, by: Person, whose: str) -> None:
    """Raise NotYourRepError unless it is they themselves or a manager of sales, NotARepError where there is no rep."""
    roles = require(tx, by, Act.BE_AWAY)
    members = workspaces.members(tx, by.team_id)
    managers = managing(members, Side.SALES)
    if whose != by.user_id and by.user_id not in managers:
        raise NotYourRepError(whose, managers)
    if whose not in members[Role.REP] or (whose == by.user_id and Role.REP not in roles):
        raise NotARepError(whose, own=whose == by.user_id)


def may_change_all(tx: Transaction, by: Person, whose: str) -> bool:
    """Tell whether they may change all that is known of somebody, as a manager of sales may of a rep, or else only
    when they themselves work. Raises as the gate above does where it is somebody else."""
    require(tx, by, Act.SET_HOURS)
    if whose != by.user_id:
        require_may_change(tx, by, whose)  # which lets nobody else through
        return True
    members = workspaces.members(tx, by.team_id)
    return by.user_id in managing(members, Side.SALES) and whose in members[Role.REP]
