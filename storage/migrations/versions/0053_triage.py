"""Triage: people who only attended something are kept on a list of their own"""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"

_IN_TRIAGE = sa.text("triage_at IS NOT NULL AND stage = 'draft'")


def upgrade() -> None:
    op.add_column("lead", sa.Column("triage_at", sa.DateTime(timezone=True), nullable=True))
    columns = ["team_id", "in_charge", "triage_at", "id"]
    op.create_index("ix_lead_triage", "lead", columns, sqlite_where=_IN_TRIAGE, postgresql_where=_IN_TRIAGE)
