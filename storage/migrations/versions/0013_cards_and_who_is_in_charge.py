"""When to see whether a card is still there; and who has a lead for marketing, apart from who has the credit"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_WAITED_FOR = sa.text("look_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("card", sa.Column("look_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_card_place", "card", ["team_id", "channel", "ts"])
    op.create_index("ix_card_look", "card", ["look_at"], sqlite_where=_WAITED_FOR, postgresql_where=_WAITED_FOR)
    # Of the leads that sales has to decide on now, the cards are looked for at once.
    op.execute(
        "UPDATE card SET look_at = (SELECT stage_at FROM lead WHERE lead.id = card.lead_id"
        " AND lead.offer = card.offer AND lead.stage = 'offered')"
    )
    op.add_column("lead", sa.Column("in_charge", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE lead SET in_charge = originator")
    op.drop_index("ix_lead_originator", table_name="lead")
    op.create_index("ix_lead_in_charge", "lead", ["team_id", "in_charge", "stage", "stage_at"])
