"""What is due in each place: an index that finds the oldest notice of a place, however many wait there"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.drop_index("ix_notice_due", table_name="notice")
    op.create_index("ix_notice_due", "notice", ["state", "team_id", "destination", "id"])
    limited = sa.text("error = 'ratelimited'")
    op.create_index(
        "ix_notice_limited",
        "notice",
        ["team_id", "destination", "not_before"],
        sqlite_where=limited,
        postgresql_where=limited,
    )
