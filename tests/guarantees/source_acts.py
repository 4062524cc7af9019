"""The acts about sources, and who may do them: part of the table in everything.py."""

from storage.sources import sources
from storage.sql import Transaction


def look_at_sources(tx: Transaction) -> None:
    """Do with sources what no act of a person does."""
    source = sources.match(tx, "T1", "Fair", "U1")
    sources.change(tx, sources.match(tx, "T1", "Another fair", "U1"), "U1", kind="event")
    sources.get(tx, "T1", source.id)
    sources.group_of(tx, "T1", source.id)
    sources.of_team(tx, "T1")
