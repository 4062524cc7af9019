"""The number of imported leads that are offered to sales a working day"""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"


def upgrade() -> None:
    op.add_column("workspace", sa.Column("import_ration", sa.Integer(), nullable=False, server_default="10"))
