"""Who moved a lead to where it stands: whoever comes too late is told."""

from bot.lead.kinds import EventKind
from bot.lead.people import Person
from bot.lead.record import Lead
from storage import history, leads
from storage.sql import Transaction

_MOVES = (
    *(EventKind.OFFERED, EventKind.ACCEPTED, EventKind.REJECTED, EventKind.NURTURING, EventKind.REFUSED),
    *(EventKind.STALE, EventKind.REOPENED, EventKind.NEVER),
)


def last_move(tx: Transaction, lead: Lead) -> str:
    """Whoever moved the lead last; "" where the clock did, or nobody."""
    moved = history.latest_about(tx, lead, _MOVES)
    return moved.actor if moved else ""


def who_moved(tx: Transaction, by: Person, lead_id: int) -> str:
    """The same of a lead in the person's own workspace, for a refusal that has been decided on."""
    lead = leads.get(tx, by.team_id, lead_id, answers=False)
    return last_move(tx, lead) if lead else ""
