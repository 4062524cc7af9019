"""The rep an offer is for, how firmly, and until when"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.add_column("lead", sa.Column("routed_to", sa.String(), nullable=False, server_default=""))
    op.add_column("lead", sa.Column("route_mode", sa.String(), nullable=False, server_default="open"))
    op.add_column("lead", sa.Column("reserved_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("lead", sa.Column("route_group", sa.Integer(), nullable=False, server_default="0"))
