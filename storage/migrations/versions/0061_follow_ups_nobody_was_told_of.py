"""Follow-ups that nobody was told of are found by their day, among a million

A manager's Home read all that come in the next days for it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"


def upgrade() -> None:
    where = sa.text("kind = 'follow_up' AND state = 'pending' AND day > ''")
    columns = ["team_id", "day", "due_at"]
    op.create_index("ix_due_untold", "due", columns, sqlite_where=where, postgresql_where=where)
