"""The expert of ours who joins a meeting"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.add_column("meeting", sa.Column("expert", sa.String(), nullable=False, server_default=""))
