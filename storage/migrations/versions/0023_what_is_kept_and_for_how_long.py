"""Contact details of closed leads that go after a while, and what was typed and not saved"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

_FADABLE = sa.text("faded_at IS NULL AND stage IN ('refused', 'stale', 'lost')")
_NOTED = sa.text("noted <> ''")


def upgrade() -> None:
    op.add_column("lead", sa.Column("faded_at", sa.DateTime(timezone=True), nullable=True))
    columns = ["team_id", "stage_at"]
    op.create_index("ix_lead_to_fade", "lead", columns, sqlite_where=_FADABLE, postgresql_where=_FADABLE)
    op.create_index("ix_half_filled_at", "half_filled", ["at"])
    op.create_index("ix_asking_noted", "asking", ["asked_at"], sqlite_where=_NOTED, postgresql_where=_NOTED)
    op.add_column("workspace", sa.Column("keep_months", sa.Integer(), nullable=False, server_default="24"))
    op.add_column("workspace", sa.Column("keep_since", sa.DateTime(timezone=True), nullable=True))
    # Nobody has announced anything yet: it counts from now.
    op.execute("UPDATE workspace SET keep_since = CURRENT_TIMESTAMP")
    with op.batch_alter_table("workspace") as workspace:
        workspace.alter_column("keep_since", existing_type=sa.DateTime(timezone=True), nullable=False)
