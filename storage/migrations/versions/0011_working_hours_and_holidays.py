"""When a team works: its hours, its working days, its country's holidays and days off of its own"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_NEW = {"country": "", "region": "", "opens": "09:00", "closes": "17:00", "workdays": "01234", "own_days": ""}


def upgrade() -> None:
    for name, value in _NEW.items():
        op.add_column("workspace", sa.Column(name, sa.String(), nullable=False, server_default=value))
