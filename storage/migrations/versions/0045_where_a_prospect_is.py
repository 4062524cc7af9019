"""Where a prospect is, by their own clocks; and how many follow-ups somebody was told of is found by an index"""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    op.add_column("lead", sa.Column("tz", sa.String(), nullable=False, server_default=""))
    known = sa.text("tz <> ''")
    columns = ["team_id", "company_key", "id"]
    op.create_index("ix_lead_zone", "lead", columns, sqlite_where=known, postgresql_where=known)
    told = sa.text("kind = 'reminder' AND step = 1")
    columns = ["team_id", "marketer", "anchor_at"]
    op.create_index("ix_due_told", "due", columns, sqlite_where=told, postgresql_where=told)
