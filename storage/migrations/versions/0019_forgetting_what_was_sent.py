"""What was sent is found by its age, to be forgotten"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_FINISHED = sa.text("state IN ('sent', 'superseded')")


def upgrade() -> None:
    op.create_index(
        "ix_notice_finished", "notice", ["created_at"], sqlite_where=_FINISHED, postgresql_where=_FINISHED
    )
