"""Parks what cannot be delivered and leaves word of it to the workspace's managers."""

from storage import deliveries, outbox, workspaces
from storage.claims import ClaimedNotice
from storage.engine import Transaction

HELD_BACK = "held_back"


def park(tx: Transaction, notice: ClaimedNotice, reason: str) -> None:
    """Idempotent. Word that could not be delivered leaves no further word: that would never end."""
    if not deliveries.park(tx, notice, reason) or notice.kind == HELD_BACK:
        return
    for manager in workspaces.managers(tx, notice.team_id):
        outbox.leave(tx, notice.team_id, HELD_BACK, manager, replace=True, notice_id=notice.id, reason=reason)
