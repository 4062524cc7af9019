"""Acts that can be undone for ten minutes, and the messages about a lead that they change"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

_POSTED = sa.text("ts <> ''")


def upgrade() -> None:
    op.create_table(
        "deed",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), sa.ForeignKey("lead.id"), nullable=False),
        sa.Column("did", sa.String(), nullable=False),
        sa.Column("done_by", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("following", sa.String(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("messages", sa.JSON(), nullable=False),
    )
    op.create_index("ix_deed_lead", "deed", ["lead_id", "team_id"])
    op.create_index("ix_deed_until", "deed", ["until"])
    op.create_index(
        "ix_notice_posted", "notice", ["team_id", "lead_id"], sqlite_where=_POSTED, postgresql_where=_POSTED
    )
    for name in ("kind", "destination"):
        op.add_column("lead_message", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("lead_message", sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True))
