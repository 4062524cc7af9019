"""The tags of people on the teams."""

from collections.abc import Collection

from sqlalchemy import delete, select

from storage import tables
from storage.sql import Prepared, Transaction, given, insert

SALES_EXPERIENCED = "sales_experienced"

_tag = tables.tag.c
_ALL_SO = (_tag.team_id == given("team"), _tag.tag == given("tag"))
_HOLDERS = Prepared(select(_tag.user_id).where(*_ALL_SO).order_by(_tag.user_id))
_DROP = Prepared(delete(tables.tag).where(*_ALL_SO))
_ADD = insert(tables.tag, "team_id", "user_id", "tag")


def holders(tx: Transaction, team_id: str, tag: str) -> tuple[str, ...]:
    """Return the user ids of those with the tag, in a stable order."""
    return tuple(_HOLDERS.values(tx, team=team_id, tag=tag))


def set_holders(tx: Transaction, team_id: str, tag: str, user_ids: Collection[str]) -> None:
    """Give the tag to exactly these people."""
    _DROP.run(tx, team=team_id, tag=tag)
    _ADD.run_many(tx, [{"team_id": team_id, "user_id": user, "tag": tag} for user in dict.fromkeys(user_ids)])
