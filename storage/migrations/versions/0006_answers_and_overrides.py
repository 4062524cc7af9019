"""Answers with who said and who vetted them, forms half filled in, asking with a plan, overrides, target profile"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_WORDS = {
    "answer": ("said_by", "evidence", "vetted_by"),
    "lead": ("overridden_by", "override_reason", "segment", "geography", "company_size"),
}


def upgrade() -> None:
    for table, names in _WORDS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("answer", sa.Column("vetted_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("asking", sa.Column("plan", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("asking", sa.Column("noted", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "half_filled",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("typed", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"]),
        sa.PrimaryKeyConstraint("user_id", "lead_id"),
    )
