"""What is forgotten once nobody needs it any more."""

from datetime import timedelta

from storage import inbox
from storage.sql import Transaction

_KEPT = timedelta(days=2)


def forget_old_deliveries(tx: Transaction) -> int:
    """Empty the inbox of what Slack will not repeat any more; returns how many were forgotten."""
    return inbox.forget_before(tx, tx.now - _KEPT)
