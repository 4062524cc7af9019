"""Drawing the messages anew that ask for a signature, or say that one is missing."""

from bot.lead.kinds import NoticeKind
from bot.undo.settle import redraw
from storage import workspaces
from storage.sql import Transaction
from storage.undo import posted

_ASKING = (NoticeKind.PROPOSAL, NoticeKind.PROPOSAL_WAITS)


def redraw_asked(tx: Transaction, team_id: str, proposal_id: int) -> None:
    """Draw them as the proposal is now, in every manager's messages."""
    found = posted.to_people(tx, team_id, workspaces.managers(tx, team_id), _ASKING)
    redraw(tx, team_id, None, [message for message in found if message.data.get("proposal_id") == proposal_id])
