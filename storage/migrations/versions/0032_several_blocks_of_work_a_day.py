"""Working hours as a week with several blocks a day, kept as people type them"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_OLD = ("opens", "closes", "workdays")


def upgrade() -> None:
    usual = "Mon-Fri 9:00-17:00"
    op.add_column("workspace", sa.Column("week", sa.String(), nullable=False, server_default=usual))
    workspace = sa.table("workspace", *(sa.column(name) for name in ("team_id", "week", *_OLD)))
    connection = op.get_bind()
    for row in connection.execute(sa.select(workspace)).mappings().all():
        if week := _week(row["opens"], row["closes"], row["workdays"]):
            ours = workspace.c.team_id == row["team_id"]
            connection.execute(sa.update(workspace).where(ours).values(week=week))
    for name in _OLD:
        op.drop_column("workspace", name)


def _week(opens: str, closes: str, workdays: str) -> str:
    """Return "Mon-Wed 9:00-17:00; Fri 9:00-17:00" for the days "0124" with these hours; "" for what are none."""
    if not (re.fullmatch("[0-6]+", workdays) and all(re.fullmatch(r"\d\d:\d\d", time) for time in (opens, closes))):
        return ""
    runs: list[list[int]] = []
    for day in sorted({int(digit) for digit in workdays}):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    hours = f"{_clock(opens)}-{_clock(closes)}"
    named = (_DAYS[run[0]] if len(run) == 1 else f"{_DAYS[run[0]]}-{_DAYS[run[-1]]}" for run in runs)
    return "; ".join(f"{days} {hours}" for days in named)


def _clock(time: str) -> str:
    hour, minute = time.split(":")
    return f"{int(hour)}:{minute}"
