"""People who are erased: when, the fingerprints that keep them out, and the places of messages about each lead"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("lead", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("workspace", sa.Column("erase_secret", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "erased_key",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "fingerprint"),
    )
    op.create_table(
        "lead_message",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "lead_id", "channel", "ts"),
        sqlite_with_rowid=False,
    )
