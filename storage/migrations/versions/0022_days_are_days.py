"""Days are kept as days: that of a follow-up, and that of a conversation"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

_BATCH = 1000
_MOMENT = sa.DateTime(timezone=True)
_WORKSPACE = sa.table("workspace", sa.column("team_id"), sa.column("tz"))


def upgrade() -> None:
    connection = op.get_bind()
    zones = {row.team_id: ZoneInfo(row.tz) for row in connection.execute(sa.select(_WORKSPACE))}
    for name, moment in (("due", "due_at"), ("conversation", "at")):
        op.add_column(name, sa.Column("day", sa.String(), nullable=False, server_default=""))
        columns: list[Any] = [sa.column("id"), sa.column("team_id"), sa.column("day"), sa.column("kind"), sa.column(moment, _MOMENT)]
        table = sa.table(name, *columns)
        wanted = sa.select(table.c.id, table.c.team_id, table.c[moment])
        if name == "due":
            wanted = wanted.where(table.c.kind == "follow_up")
        change = sa.update(table).where(table.c.id == sa.bindparam("row")).values(day=sa.bindparam("said"))
        for rows in _batches(connection, wanted.order_by(table.c.id), table.c.id):
            said = [{"row": row[0], "said": _day(row[2], zones.get(row[1]))} for row in rows]
            connection.execute(change, said)


def _batches(connection: sa.Connection, query: sa.Select[Any], key: Any) -> Iterator[list[Any]]:
    last = 0
    while rows := list(connection.execute(query.where(key > last).limit(_BATCH)).all()):
        yield rows
        last = rows[-1][0]


def _day(at: datetime, zone: ZoneInfo | None) -> str:
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.astimezone(zone or UTC).date().isoformat()
