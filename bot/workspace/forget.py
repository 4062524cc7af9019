"""Forgetting what nobody needs any more."""

from datetime import timedelta

from storage import inbox
from storage.delivery import outbox
from storage.sql import Transaction

_KEPT = timedelta(days=2)
_SENT_KEPT = timedelta(days=7)
"""Time to look into what happened. Some notices hold what somebody typed, which does not belong there for long."""

BATCH = 500


def forget_old_deliveries(tx: Transaction) -> int:
    """Forget the deliveries that Slack will not repeat any more; returns how many."""
    return inbox.forget_before(tx, tx.now - _KEPT)


def forget_what_was_sent(tx: Transaction) -> int:
    """Forget a batch of the messages that were sent, or that others took the place of; returns how many."""
    return outbox.forget_before(tx, tx.now - _SENT_KEPT, BATCH)
