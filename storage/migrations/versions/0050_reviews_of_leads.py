"""Reviews: a second marketer looks at leads of a source on probation"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"

_WAITS = sa.text("state = 'open'")


def upgrade() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_review_lead", "review", ["lead_id", "team_id"])
    columns = ["team_id", "reviewer", "asked_at"]
    op.create_index("ix_review_open", "review", columns, sqlite_where=_WAITS, postgresql_where=_WAITS)
