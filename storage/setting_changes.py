"""The last changes of a workspace's settings, with who made them."""

from collections.abc import Collection

from sqlalchemy import select

from storage import tables
from storage.sql import Prepared, Transaction, given, upsert

_change = tables.setting_change.c
_LAST = Prepared(select(_change.setting, _change.changed_by).where(_change.team_id == given("team")))


def note(tx: Transaction, team_id: str, settings: Collection[str], by: str) -> None:
    rows = [{"team_id": team_id, "setting": setting, "changed_by": by} for setting in settings]
    if rows:
        upsert(tx, tables.setting_change, rows, ("team_id", "setting"))


def last_by(tx: Transaction, team_id: str) -> dict[str, str]:
    """Return user ids by setting; settings that nobody has changed in Slack are left out."""
    return {row["setting"]: row["changed_by"] for row in _LAST.all(tx, team=team_id)}
