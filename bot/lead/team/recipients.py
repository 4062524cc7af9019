"""The choice of who is told what a lead waits for: whoever has it, or one of the managers of that side."""

from bot.lead.people import Person
from bot.lead.record import Lead
from bot.lead.team.sides import Side, holder, managing
from storage import workspaces
from storage.sql import Transaction


def whom_to_tell(tx: Transaction, lead: Lead, side: Side, *, turn: int | None = None) -> str:
    """Return whoever has the lead on that side; with `turn`, one of the managers in turn, and not whoever has it."""
    has_it = holder(lead, side)
    if turn is None:
        return has_it
    others = managing(workspaces.members(tx, lead.team_id), side, has_it)
    return others[(lead.number + turn) % len(others)] if others else has_it


def everybody_concerned(tx: Transaction, lead: Lead, by: Person) -> list[str]:
    """Return whoever brought the lead in, has it for marketing, or owns it, and still has a role: each once, but for
    `by`, who knows."""
    theirs = dict.fromkeys((lead.originator, lead.in_charge, lead.owner))
    others = (user for user in theirs if user not in ("", by.user_id))
    return [user for user in others if workspaces.roles_of(tx, Person(lead.team_id, user))]
