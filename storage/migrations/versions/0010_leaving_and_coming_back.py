"""Workspaces that leave and come back, zones that were only assumed, and what belongs to a lead found by the lead"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_BY_LEAD = {
    "ix_event_lead": ("event", "id"),
    "ix_due_lead": ("due", "kind", "state"),
    "ix_contact_lead": ("contact",),
    "ix_conversation_lead": ("conversation", "at"),
    "ix_meeting_lead": ("meeting", "state"),
}
_NEW = {"ix_asking_lead": "asking", "ix_half_filled_lead": "half_filled", "ix_suppression_lead": "suppression"}


def upgrade() -> None:
    for name in ("installed_at", "left_at"):
        op.add_column("workspace", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    for name in ("erasing", "tz_assumed"):
        op.add_column("workspace", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    # Whoever wanted UTC is asked once more; everybody else got it in silence.
    op.execute("UPDATE workspace SET tz_assumed = (1 = 1) WHERE tz = 'UTC'")
    # Taking a lead away, a database looks for what refers to it by its id alone.
    for name, (table, *rest) in _BY_LEAD.items():
        op.drop_index(name, table_name=table)
        op.create_index(name, table, ["lead_id", "team_id", *rest])
    for name, table in _NEW.items():
        op.create_index(name, table, ["lead_id"])
