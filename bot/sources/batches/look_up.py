"""Looking up the batches of a source, or of all, and what is left of one."""

from bot.lead.access import require
from bot.lead.people import Act, Person, entitled
from bot.lead.veil.as_seen import rows_as_seen
from bot.sources.batches.batch import Batch
from bot.sources.batches.errors import NoSuchBatchError, NoSuchSourceError
from bot.sources.batches.sheet import PAGE, BatchesSheet, BatchSheet
from bot.sources.matching import alike
from bot.sources.source import NOWHERE, Source
from storage.sources import batches, sources
from storage.sql import Transaction


def batches_of(tx: Transaction, by: Person, source_id: int, skip: int = 0) -> BatchesSheet:
    """Return a page of the batches of a source, with all that was merged with it; 0 stands for all sources. Raises
    NoSuchSourceError."""
    roles = require(tx, by, Act.LOOK_UP)
    source = source_of(tx, by.team_id, source_id) if source_id else NOWHERE
    group = sources.group_of(tx, by.team_id, source.id) if source.id else []
    found, total = batches.page(tx, by.team_id, group, skip, PAGE)
    became = batches.became(tx, by.team_id, [each.id for each in found])
    of = {each.source_id: sources.get(tx, by.team_id, each.source_id) for each in found}
    return BatchesSheet(source, found, became, total, skip, entitled(roles, Act.NAME_BATCH), of)


def batches_called(tx: Transaction, by: Person, typed: str) -> BatchesSheet:
    """Return the same for the source that was typed, however it was ever written; "" stands for all."""
    require(tx, by, Act.LOOK_UP)
    source_id = batches.source_called(tx, by.team_id, alike(typed)) if typed else 0
    if typed and not source_id:
        raise NoSuchSourceError
    return batches_of(tx, by, source_id)


def look_at_batch(tx: Transaction, by: Person, batch_id: int, skip: int = 0) -> BatchSheet:
    """Return a batch with a page of the leads that are left of it; raises NoSuchBatchError."""
    roles = require(tx, by, Act.LOOK_UP)
    batch = batch_of(tx, by.team_id, batch_id)
    source = sources.get(tx, by.team_id, batch.source_id)
    left = rows_as_seen(tx, by, batches.untouched(tx, by.team_id, batch.id, skip, PAGE))
    became = batches.became(tx, by.team_id, [batch.id])[batch.id]
    joins = source.batch_id == batch.id
    return BatchSheet(batch, source, became, left, skip, joins, entitled(roles, Act.NAME_BATCH))


def batch_of(tx: Transaction, team_id: str, batch_id: int) -> Batch:
    batch = batches.get(tx, team_id, batch_id)
    if batch is None:
        raise NoSuchBatchError
    return batch


def source_of(tx: Transaction, team_id: str, source_id: int) -> Source:
    source = sources.get(tx, team_id, source_id)
    if not source.id:
        raise NoSuchSourceError
    return source
