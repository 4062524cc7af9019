"""The addresses and numbers given for a lead that are not in its fields: earlier ones, those of a duplicate, those in
its notes and of its buying group. It is recognised by these too."""

from collections.abc import Collection

from bot.lead.identity.given import Given
from storage import tables
from storage.sql import Transaction, insert_new


def learn(tx: Transaction, team_id: str, lead_id: int, given: Collection[Given]) -> None:
    """Remember these; a repeat changes nothing."""
    row = {"team_id": team_id, "lead_id": lead_id}
    if given:
        insert_new(tx, tables.given_key, [{**row, **one._asdict(), "why": one.why.name} for one in sorted(given)])
