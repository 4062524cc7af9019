"""The acts about batches: part of the table in everything.py; and all that is read of sources and their confidence."""

from functools import partial
from typing import Any

from bot.lead.people import MANAGERS, Person, Role
from bot.sources.batches import look_at_batches as leaving
from bot.sources.batches import look_up
from bot.sources.batches import name_batch as naming
from bot.sources.batches.batch import PATIENCE
from bot.sources.batches.look_at_batches import look_at_batches
from storage import tables
from storage.sources import batches, sources
from storage.sources.confidence import confidence_of
from storage.sources.spending import spent
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, Asked, Place

_NAMES = partial(Asked, roles=frozenset({Role.MARKETER}) | MANAGERS, about=False)


def a_source(tx: Transaction, team_id: str, name: str = "Webinar") -> int:
    """Add a source as its table has it, and return its id."""
    words = ("kind", "owner", "origin", "link", "currency", "created_by", "probation_why")
    numbers = ("hundredths", "batch_id", "merged_into", "resembles", "asked")
    row = {"team_id": team_id, "name": name, "created_at": tx.now}
    row |= {**dict.fromkeys(words, ""), **dict.fromkeys(numbers, 0)}
    found: int = tx.connection.execute(tables.source.insert().returning(tables.source.c.id), row).scalar_one()
    return found


def a_batch(tx: Transaction, by: Person) -> int:
    """Name a batch as the table has it; returns its id."""
    batch = batches.add(tx, by.team_id, a_source(tx, by.team_id), "July", by.user_id, 100, "EUR")
    assert batch
    return batch.id


def _name(tx: Transaction, by: Person, at: Place) -> Any:
    return naming.name_batch(tx, by, a_source(tx, by.team_id), "June", "12 EUR", "k")


BATCHES: dict[str, Asked] = {
    "form of a new batch": _NAMES(lambda tx, by, at: naming.to_name(tx, by, a_source(tx, by.team_id))),
    "name a batch": _NAMES(_name),
    "form of a batch": _NAMES(lambda tx, by, at: naming.to_change(tx, by, a_batch(tx, by))),
    "change a batch": _NAMES(lambda tx, by, at: naming.change_batch(tx, by, a_batch(tx, by), {"name": "May"}, "k")),
    "stop a batch": _NAMES(lambda tx, by, at: naming.stop_batch(tx, by, a_batch(tx, by), "k")),
    "leave a batch": Asked(lambda tx, by, at: leaving.leave_batch(tx, by, a_batch(tx, by), "k"), MANAGERS, about=False),
    "batches of a source": Asked(
        lambda tx, by, at: look_up.batches_of(tx, by, a_source(tx, by.team_id)), ANYONE, about=False
    ),
    "batches called": Asked(lambda tx, by, at: look_up.batches_called(tx, by, "fair"), ANYONE, about=False),
    "look at a batch": Asked(lambda tx, by, at: look_up.look_at_batch(tx, by, a_batch(tx, by)), ANYONE, about=False),
}


def weigh_a_source(tx: Transaction) -> None:
    """Do what no act of a person does: confidence, cost, and the clock's look at a batch that leads have joined."""
    by = Person("T1", "U1")
    batch_id = a_batch(tx, by)
    batch = batches.get(tx, "T1", batch_id)
    assert batch
    sources.change(tx, sources.get(tx, "T1", batch.source_id), "U1", batch_id=batch_id)
    confidence_of(tx, "T1", batch.source_id)
    spent(tx, "T1", [batch.source_id])
    batches.page(tx, "T1", [batch.source_id], 0, 5)
    tx.now += PATIENCE
    assert look_at_batches(tx)
    tx.now -= PATIENCE
