"""Naming a batch, so that new leads of its source join it, and changing what is known of one."""

from collections.abc import Mapping
from typing import Any

from bot.lead.access import require
from bot.lead.ending.money import Money, read_money
from bot.lead.errors import FieldProblems
from bot.lead.people import Act, Person
from bot.slack.text import clean
from bot.sources.batches.batch import Batch
from bot.sources.batches.look_up import batch_of, source_of
from bot.sources.source import Source
from storage import inbox
from storage.sources import batches, sources
from storage.sql import Transaction

LONGEST = 100


def to_name(tx: Transaction, by: Person, source_id: int) -> Source:
    """Return the source that is to have a new batch; raises NoSuchSourceError."""
    require(tx, by, Act.NAME_BATCH)
    return source_of(tx, by.team_id, source_id)


def to_change(tx: Transaction, by: Person, batch_id: int) -> Batch:
    """Return the batch to be changed; raises NoSuchBatchError."""
    require(tx, by, Act.NAME_BATCH)
    return batch_of(tx, by.team_id, batch_id)


def name_batch(tx: Transaction, by: Person, source_id: int, name: str, cost: str, key: str) -> Batch | None:
    """Make a batch that new leads of the source join from now on, and return it; None where it was made before
    (idempotent by `key`). Raises FieldProblems ("name", "cost") and NoSuchSourceError."""
    require(tx, by, Act.NAME_BATCH)
    if not inbox.receive(tx, by.team_id, key):
        return None
    source = source_of(tx, by.team_id, source_id)
    name, money = _checked(name, cost)
    paid = (money.hundredths, money.currency) if money else (0, "")
    made = batches.add(tx, by.team_id, source.id, name, by.user_id, *paid)
    if made is None:
        raise _taken()
    before = batches.get(tx, by.team_id, source.batch_id)
    sources.change(tx, source, by.user_id, batch_id=made.id)
    sources.log(tx, source, by.user_id, "batch", before.name if before else "", made.name)
    return made


def stop_batch(tx: Transaction, by: Person, batch_id: int, key: str) -> Source:
    """Have new leads of its source join no batch any more, and return the source. Idempotent by `key`; raises
    NoSuchBatchError."""
    require(tx, by, Act.NAME_BATCH)
    batch = batch_of(tx, by.team_id, batch_id)
    source = sources.get(tx, by.team_id, batch.source_id)
    if inbox.receive(tx, by.team_id, key) and source.batch_id == batch.id:
        sources.log(tx, source, by.user_id, "batch", batch.name)
        return sources.change(tx, source, by.user_id, batch_id=0)
    return source


def change_batch(tx: Transaction, by: Person, batch_id: int, changed: Mapping[str, Any], key: str) -> None:
    """Change the name or the cost that somebody typed in its form. Idempotent by `key`; raises FieldProblems ("name",
    "cost") and NoSuchBatchError."""
    require(tx, by, Act.NAME_BATCH)
    batch = batch_of(tx, by.team_id, batch_id)
    if not inbox.receive(tx, by.team_id, key) or not changed:
        return
    name, money = _checked(changed.get("name", batch.name), changed.get("cost", fields_of(batch)["cost"]))
    other = batches.called(tx, by.team_id, batch.source_id, name)
    if other and other.id != batch.id:
        raise _taken()
    paid = {"hundredths": money.hundredths if money else 0, "currency": money.currency if money else ""}
    batches.change(tx, by.team_id, batch.id, name=name, **paid)
    if name != batch.name:
        source = sources.get(tx, by.team_id, batch.source_id)
        sources.log(tx, source, by.user_id, "batch", batch.name, name)


def fields_of(batch: Batch) -> dict[str, str]:
    """Return what the form shows of it."""
    return {"name": batch.name, "cost": batch.cost.words if batch.cost else ""}


def _checked(name: str, cost: str) -> tuple[str, Money | None]:
    problems, name = {}, " ".join(clean(name).split())
    if not name:
        problems["name"] = "What do you call it? The date of the list, say, or the day of the fair."
    elif len(name) > LONGEST:
        problems["name"] = f"A name has at most {LONGEST} characters."
    money = read_money(cost) if cost.strip() else None
    if isinstance(money, str):
        problems["cost"] = money
    if problems or isinstance(money, str):
        raise FieldProblems(problems)
    return name, money


def _taken() -> FieldProblems:
    return FieldProblems({"name": "This source has a batch of that name already. A date in it tells them apart."})
