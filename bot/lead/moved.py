"""Finding out who moved a lead to where it stands, to tell whoever comes too late."""

from bot.lead.kinds import EventKind
from bot.lead.people import Person
from bot.lead.record import Lead
from storage import history, leads
from storage.sql import Transaction

_MOVES = (
    *(EventKind.OFFERED, EventKind.ACCEPTED, EventKind.REJECTED, EventKind.NURTURING, EventKind.REFUSED),
    *(EventKind.STALE, EventKind.REOPENED, EventKind.NEVER, EventKind.NURTURE_OVER, EventKind.BARRED),
    *(EventKind.DISCARDED, EventKind.RECALLED, EventKind.UNDONE, EventKind.WON),
    *(EventKind.LOST, EventKind.RELEASED, EventKind.RECYCLED, EventKind.TRIED_AGAIN),
)


def last_move(tx: Transaction, lead: Lead) -> str:
    """Return whoever moved the lead last; "" if the clock did, or nobody."""
    moved = history.latest_about(tx, lead, _MOVES)
    return moved.actor if moved else ""


def who_moved(tx: Transaction, by: Person, lead_id: int) -> str:
    """Return the same for a lead in the person's own workspace, to complete a refusal."""
    lead = leads.get(tx, by.team_id, lead_id, answers=False)
    return last_move(tx, lead) if lead else ""
