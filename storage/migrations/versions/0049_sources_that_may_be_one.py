"""Sources that may be one: somebody is asked. A source's leads, and the leads merged into another, are found by an index"""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"

_INDEXES = (
    ("ix_source_ask", "source", ["ask_at"], "ask_at IS NOT NULL"),
    ("ix_lead_source", "lead", ["team_id", "source_id", "id"], "source_id <> 0"),
    ("ix_lead_merged", "lead", ["team_id", "merged_into"], "merged_into > 0"),
)


def upgrade() -> None:
    op.add_column("source", sa.Column("ask_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("source", sa.Column("asked", sa.Integer(), nullable=False, server_default="0"))
    for name, table, columns, condition in _INDEXES:
        where = sa.text(condition)
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
