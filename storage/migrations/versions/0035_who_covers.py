"""Who covers for somebody is found by an index"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    lasting = sa.text("ended_at IS NULL")
    op.create_index("ix_absence_cover", "absence", ["team_id", "cover"], sqlite_where=lasting, postgresql_where=lasting)
