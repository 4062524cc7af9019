"""What is left of a batch: when the clock looks at it, how often it told of it, and who leaves it as it is"""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"

_TO_LOOK_AT = "look_at IS NOT NULL"


def upgrade() -> None:
    op.add_column("batch", sa.Column("look_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("batch", sa.Column("told", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("batch", sa.Column("settled_by", sa.String(), nullable=False, server_default=""))
    where = sa.text(_TO_LOOK_AT)
    op.create_index("ix_batch_look", "batch", ["look_at"], sqlite_where=where, postgresql_where=where)
