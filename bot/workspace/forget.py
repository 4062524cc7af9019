"""Forgetting what nobody needs any more."""

from datetime import timedelta

from storage import inbox
from storage.answers import askings, half_filled
from storage.delivery import outbox
from storage.intake import taken_over
from storage.sql import Transaction

_KEPT = timedelta(days=2)
_SENT_KEPT = timedelta(days=7)
"""Time to look into what happened. Some notices hold what somebody typed, which does not belong there for long."""

_UNSAVED_KEPT = timedelta(days=30)
"""Time to come back to a form that was closed, and to send what was held back."""

_TAKEN_BACK = timedelta(days=1)
"""Ample time to take back a merge, after which nobody needs to know what was before."""

BATCH = 500


def forget_old_deliveries(tx: Transaction) -> int:
    """Forget the deliveries that Slack will not repeat any more; returns how many."""
    return inbox.forget_before(tx, tx.now - _KEPT)


def forget_what_was_sent(tx: Transaction) -> int:
    """Forget a batch of the messages that were sent, or that others took the place of; returns how many."""
    return outbox.forget_before(tx, tx.now - _SENT_KEPT, BATCH)


def forget_what_was_not_saved(tx: Transaction) -> int:
    """Forget what people typed and did not save, and messages that were held back and never sent; returns how many."""
    before = tx.now - _UNSAVED_KEPT
    askings.forget_words(tx, before)
    taken_over.forget_before(tx, tx.now - _TAKEN_BACK)
    return half_filled.forget_before(tx, before) + outbox.forget_parked(tx, before)
