"""What people on the teams are tagged with."""

from collections.abc import Collection

from sqlalchemy import delete, select

from storage import tables
from storage.sql import Transaction

SALES_EXPERIENCED = "sales_experienced"

_tag = tables.tag.c


def holders(tx: Transaction, team_id: str, tag: str) -> tuple[str, ...]:
    """The user ids of those tagged so, in a stable order."""
    ours = select(_tag.user_id).where(_tag.team_id == team_id, _tag.tag == tag).order_by(_tag.user_id)
    return tuple(tx.connection.execute(ours).scalars())


def set_holders(tx: Transaction, team_id: str, tag: str, user_ids: Collection[str]) -> None:
    """Tag exactly these people."""
    tx.connection.execute(delete(tables.tag).where(_tag.team_id == team_id, _tag.tag == tag))
    rows = [{"team_id": team_id, "user_id": user, "tag": tag} for user in dict.fromkeys(user_ids)]
    if rows:
        tx.connection.execute(tables.tag.insert(), rows)
