"""Homes that somebody looks at, and how far what has happened was heard for them"""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"


def upgrade() -> None:
    moments = ("opened_at", "changed_at", "read_at", "drawn_at", "leased_until")
    op.create_table(
        "home",
        sa.Column("team_id", sa.String(), primary_key=True),
        sa.Column("user_id", sa.String(), primary_key=True),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in moments),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("shown", "stamp", "hash")),
    )
    op.create_table(
        "home_news",
        sa.Column("team_id", sa.String(), primary_key=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
    )
