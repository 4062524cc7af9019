"""Forgetting what nobody needs any more."""

from datetime import timedelta

from storage import inbox
from storage.sql import Transaction

_KEPT = timedelta(days=2)


def forget_old_deliveries(tx: Transaction) -> int:
    """Forget the deliveries that Slack will not repeat any more; returns how many."""
    return inbox.forget_before(tx, tx.now - _KEPT)
