"""Slack user groups give roles"""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    op.add_column("member", sa.Column("named", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "role_group",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("group_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "role", "group_id"),
    )
    op.create_table(
        "user_group",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "group_id"),
    )
    op.create_table(
        "group_member",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("unfit", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "group_id", "user_id"),
    )
