"""When sources were joined and taken apart: numbers of an earlier moment are told as they were"""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"

_JOINED = "what IN ('merged_into', 'taken_apart')"


def upgrade() -> None:
    where = sa.text(_JOINED)
    columns = ["team_id", "at"]
    op.create_index("ix_source_change_joined", "source_change", columns, sqlite_where=where, postgresql_where=where)
