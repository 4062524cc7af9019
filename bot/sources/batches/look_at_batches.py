"""The clock's look at batches: managers hear where the best leads seem to be picked and the rest is left."""

from dataclasses import replace

from bot.lead.access import require
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, Person
from bot.lead.team.sides import Side, managing
from bot.sources.batches.batch import Batch, look_again
from bot.sources.batches.look_up import batch_of
from storage import inbox, workspaces
from storage.delivery import outbox
from storage.sources import batches, sources
from storage.sql import Transaction

BATCH = 20


def look_at_batches(tx: Transaction) -> int:
    """Look at some batches whose time has come; returns how many."""
    due = batches.to_look_at(tx, BATCH)
    for batch in due:
        _look(tx, batch)
    return len(due)


def _look(tx: Transaction, batch: Batch) -> None:
    """Tell the managers of sales where leads are left, and a week later, if they still are, those of marketing too."""
    became = batches.became(tx, batch.team_id, [batch.id])[batch.id]
    joins = sources.get(tx, batch.team_id, batch.source_id).batch_id == batch.id
    told = batch.told + became.looks_picked
    following = look_again(replace(batch, told=told), became, tx.now, joins=joins)
    if not batches.looked(tx, batch, following, told) or not became.looks_picked:
        return
    members = workspaces.members(tx, batch.team_id)
    sides = (Side.SALES,) if told == 1 else (Side.SALES, Side.MARKETING)
    for manager in dict.fromkeys(user for side in sides for user in managing(members, side)):
        outbox.leave(tx, batch.team_id, NoticeKind.BATCH_PICKED, manager, batch_id=batch.id, told=told)


def leave_batch(tx: Transaction, by: Person, batch_id: int, key: str) -> Batch:
    """Leave the batch as it is: nobody is told of it again. Returns it as it is then. Idempotent by `key`; raises
    NoSuchBatchError."""
    require(tx, by, Act.LEAVE_BATCH)
    batch = batch_of(tx, by.team_id, batch_id)
    if inbox.receive(tx, by.team_id, key) and not batch.settled_by:
        batches.change(tx, by.team_id, batch.id, settled_by=by.user_id, look_at=None)
    return batch_of(tx, by.team_id, batch_id)
