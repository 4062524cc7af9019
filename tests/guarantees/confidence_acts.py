"""What is read of sources and their batches, for those guarantees that look at every statement."""

from storage import tables
from storage.sources.confidence import confidence_of
from storage.sql import Transaction


def a_source(tx: Transaction, team_id: str, name: str = "Webinar") -> int:
    """Add a source as its table has it, and return its id."""
    words = ("kind", "owner", "origin", "link", "currency", "created_by", "probation_why")
    numbers = ("hundredths", "batch_id", "merged_into", "resembles")
    row = {
        "team_id": team_id,
        "name": name,
        "created_at": tx.now,
        **dict.fromkeys(words, ""),
        **dict.fromkeys(numbers, 0),
    }
    found: int = tx.connection.execute(tables.source.insert().returning(tables.source.c.id), row).scalar_one()
    return found


def weigh_a_source(tx: Transaction) -> None:
    confidence_of(tx, "T1", a_source(tx, "T1"))
