"""What is promised about leads is found by an index, and whom an offer is for"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"

_PROMISED = "state = 'pending' AND kind IN ('answer', 'first_contact')"
_ROUTED = "stage = 'offered' AND routed_to <> ''"


def upgrade() -> None:
    for name, table, columns, condition in (
        ("ix_due_promised", "due", ["team_id", "anchor_at", "id"], _PROMISED),
        ("ix_lead_routed", "lead", ["team_id", "routed_to"], _ROUTED),
    ):
        held = sa.text(condition)
        op.create_index(name, table, columns, sqlite_where=held, postgresql_where=held)
