"""What a digest is about begins where the last one ended, whatever its day is changed to"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_MOMENT = sa.DateTime(timezone=True)
_PERIOD = sa.table(
    "digest_period", sa.column("team_id"), *(sa.column(name, _MOMENT) for name in ("starts_at", "ends_at", "at"))
)
_NOTICE = sa.table(
    "notice", sa.column("id"), sa.column("team_id"), sa.column("kind"), sa.column("state"), sa.column("data", sa.JSON)
)
_DIGEST = sa.table("digest", sa.column("team_id"), sa.column("week"), sa.column("at", _MOMENT))


def upgrade() -> None:
    connection = op.get_bind()
    op.create_table(
        "digest_period",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("ends_at", _MOMENT, nullable=False),
        sa.Column("starts_at", _MOMENT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "ends_at"),
    )
    long_ago = "1970-01-01 00:00:00"
    op.add_column("workspace", sa.Column("digest_since", _MOMENT, nullable=False, server_default=long_ago))
    op.execute("UPDATE workspace SET digest_since = created_at")
    zones = {row.team_id: row.tz for row in connection.execute(sa.text("SELECT team_id, tz FROM workspace"))}
    posted = {}
    for team_id, week, at in connection.execute(sa.select(_DIGEST).order_by(_DIGEST.c.week)):
        if team_id in zones and (bounds := _bounds(week, zones[team_id])):
            posted[team_id] = {"team_id": team_id, "starts_at": bounds[0], "ends_at": bounds[1], "at": at}
    if posted:
        connection.execute(sa.insert(_PERIOD), list(posted.values()))
    unsent = sa.select(_NOTICE).where(_NOTICE.c.kind == "digest", _NOTICE.c.state != "sent")
    for notice in connection.execute(unsent).all():
        if bounds := _bounds(notice.data.get("week", ""), zones.get(notice.team_id, "UTC")):
            data = notice.data | dict(zip(("start", "end"), (moment.isoformat() for moment in bounds)))
            connection.execute(sa.update(_NOTICE).where(_NOTICE.c.id == notice.id).values(data=data))
    op.drop_table("digest")


def _bounds(week: str, zone: str) -> list[datetime] | None:
    """When (UTC) a week like "2026-W48" began and ended there; None for what is no week."""
    year, _, number = week.partition("-W")
    try:
        monday = date.fromisocalendar(int(year), int(number), 1)
    except ValueError:
        return None
    days = (monday, monday + timedelta(days=7))
    return [datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC) for day in days]
