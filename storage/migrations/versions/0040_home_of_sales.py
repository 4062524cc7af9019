"""What is promised about leads is found by an index"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    promised = sa.text("state = 'pending' AND kind IN ('answer', 'first_contact')")
    columns = ["team_id", "anchor_at", "id"]
    op.create_index("ix_due_promised", "due", columns, sqlite_where=promised, postgresql_where=promised)
