"""When to see whether a card is still there"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_WAITED_FOR = sa.text("look_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("card", sa.Column("look_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_card_place", "card", ["team_id", "channel", "ts"])
    op.create_index(
        "ix_card_look", "card", ["look_at"], sqlite_where=_WAITED_FOR, postgresql_where=_WAITED_FOR
    )
    # Of the leads that sales has to decide on now, the cards are looked for at once.
    op.execute(
        "UPDATE card SET look_at = (SELECT stage_at FROM lead WHERE lead.id = card.lead_id"
        " AND lead.offer = card.offer AND lead.stage = 'offered')"
    )
