"""How long before a date that they named a lead comes back to its marketer"""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    op.add_column("workspace", sa.Column("early_days", sa.Integer(), nullable=False, server_default="10"))
