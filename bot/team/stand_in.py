"""The choice of who sees to somebody's leads while they are away: their cover, or else a manager of sales."""

from bot.lead.people import Person, Role
from bot.lead.record import Lead, Listed
from bot.lead.team.sides import Side, managing
from bot.team.rep import Away
from storage import workspaces
from storage.sql import Transaction
from storage.team import absences


def stand_in(tx: Transaction, team_id: str, user_id: str, turn: int = 0) -> tuple[str, Away] | None:
    """Return who sees to their leads now, and the absence; None while they are at work.

    A cover who is no rep any more, or away as well, is passed over for one of the managers, by `turn`; where there is
    nobody, everything goes to whoever is away, as if they were not.
    """
    away = absences.current(tx, team_id, user_id)
    if away is None:
        return None
    if away.cover and can_cover(tx, team_id, away.cover):
        return away.cover, away
    others = managing(workspaces.members(tx, team_id), Side.SALES, user_id)
    here = [user for user in others if absences.current(tx, team_id, user) is None] or others
    return (here[turn % len(here)], away) if here else None


def can_cover(tx: Transaction, team_id: str, user_id: str) -> bool:
    rep = Role.REP in workspaces.roles_of(tx, Person(team_id, user_id))
    return rep and absences.current(tx, team_id, user_id) is None


def covers(tx: Transaction, lead: Lead | Listed, by: Person) -> bool:
    """Tell whether this person covers for the lead's owner now, and so may see and do what the owner may."""
    away = absences.current(tx, by.team_id, lead.owner) if lead.owner and lead.owner != by.user_id else None
    return away is not None and away.cover == by.user_id and Role.REP in workspaces.roles_of(tx, by)


def covers_for(tx: Transaction, by: Person) -> frozenset[str]:
    """Return those whose leads this person sees to now, as their cover."""
    named = absences.covered_by(tx, by.team_id, by.user_id)
    return frozenset(user for user, away in named if away.lasts_at(tx.now))
