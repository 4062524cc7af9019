"""Saying what was done to many leads at once, with Undo for whoever did it."""

from collections.abc import Mapping
from typing import Any

from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.people import Person
from bot.undo.settle import redraw
from storage.delivery import outbox
from storage.sql import Transaction
from storage.undo import bulk_deeds, posted
from storage.undo.bulk_deeds import BulkDeed

BATCH = 50


def let_undo_all(tx: Transaction, by: Person, did: EventKind, about: Mapping[str, Any], **said: Any) -> None:
    """Tell `by` in one message what was done, so that it can be undone at once; `about` is what that takes, and `said`
    what the message says."""
    bulk_id = bulk_deeds.add(tx, by.team_id, did, by.user_id, about)
    told: dict[str, Any] = {"bulk": bulk_id, "did": did, "at": tx.now.isoformat(), **said}
    outbox.leave(tx, by.team_id, NoticeKind.DONE_TO_ALL, by.user_id, **told)


def say_of_all(tx: Transaction, deed: BulkDeed, **said: Any) -> None:
    """Have the message that told of it say that as well."""
    told = posted.to_people(tx, deed.team_id, [deed.done_by], [NoticeKind.DONE_TO_ALL])
    ours = [each._replace(data={**each.data, **said}) for each in told if each.data.get("bulk") == deed.id]
    redraw(tx, deed.team_id, None, ours)


def close_all_that_is_over(tx: Transaction) -> int:
    """Take the Undo buttons away of a batch of what was done more than ten minutes ago; returns how many."""
    over = bulk_deeds.over(tx, tx.now, BATCH)
    for deed in over:
        if bulk_deeds.forget(tx, deed):
            say_of_all(tx, deed)
    return len(over)
