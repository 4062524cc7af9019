"""Promises of an answer, their terms, and their pauses; leads offered in the last week are promised one from now on"""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"

_RECENT = timedelta(days=7)


def upgrade() -> None:
    op.add_column("workspace", sa.Column("promises", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "pause",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), sa.ForeignKey("lead.id"), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("over", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_pause_lead", "pause", ["lead_id", "team_id"])
    on = sa.text("NOT over")
    op.create_index("ix_pause_on", "pause", ["team_id", "ends_at"], sqlite_where=on, postgresql_where=on)
    _promise_what_is_offered()


def _promise_what_is_offered() -> None:
    """Older offers keep their cards as they are: nobody promised an answer then, and all at once would be a flood."""
    now = datetime.now(UTC)
    lead = sa.table("lead", *(sa.column(name) for name in ("id", "team_id", "stage", "in_charge")), _moment("stage_at"))
    due = sa.table(
        "due",
        *(sa.column(name) for name in ("team_id", "kind", "lead_id", "marketer", "step", "state", "day")),
        _moment("due_at"),
        _moment("anchor_at"),
    )
    given = [sa.literal(each) for each in ("answer", 0, "pending", "")]
    kind, step, state, day = given
    at = sa.literal(now, sa.DateTime(timezone=True))
    recent = sa.select(lead.c.team_id, kind, lead.c.id, lead.c.in_charge, step, state, day, at, at).where(
        lead.c.stage == "offered", lead.c.stage_at > now - _RECENT
    )
    names = ["team_id", "kind", "lead_id", "marketer", "step", "state", "day", "due_at", "anchor_at"]
    op.get_bind().execute(sa.insert(due).from_select(names, recent))


def _moment(name: str) -> sa.ColumnClause[datetime]:
    return sa.column(name, sa.DateTime(timezone=True))
