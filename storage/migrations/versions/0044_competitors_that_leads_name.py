"""Competitors that leads name"""

import sqlalchemy as sa
from alembic import op

# The keys change only together with another migration, which makes them anew.
from bot.competitors.names import names_in

revision = "0044"
down_revision = "0043"

_BATCH = 2000


def upgrade() -> None:
    op.create_table(
        "competitor",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("stirred_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stirred_by", sa.String(), nullable=False),
        sa.Column("seen_to", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "key"),
    )
    stirring = sa.text("seen_to >= 0")
    op.create_index(
        "ix_competitor_stirring", "competitor", ["stirred_at"], sqlite_where=stirring, postgresql_where=stirring
    )
    op.create_table(
        "competitor_named",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), sa.ForeignKey("lead.id"), nullable=False),
        sa.Column("quiet_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "key", "lead_id"),
    )
    op.create_index("ix_competitor_named_lead", "competitor_named", ["lead_id", "team_id"])
    _read_answers()


def _read_answers() -> None:
    """Note who is named in the answers there are."""
    connection, last = op.get_bind(), 0
    answer = sa.table("answer", *(sa.column(name) for name in ("lead_id", "team_id", "key", "value")))
    known = sa.table("competitor", *(sa.column(n) for n in ("team_id", "key", "name", "said", "stirred_by", "seen_to")))
    named = sa.table("competitor_named", *(sa.column(name) for name in ("team_id", "key", "lead_id")))
    there: set[tuple[str, str]] = set()
    while True:
        some = sa.select(answer).where(answer.c.key == "competitors", answer.c.lead_id > last)
        rows = connection.execute(some.order_by(answer.c.lead_id).limit(_BATCH)).mappings().all()
        if not rows:
            return
        last = rows[-1]["lead_id"]
        found = [(row["team_id"], one, row["lead_id"]) for row in rows for one in names_in(row["value"])]
        new = {(team, one.key): one.name for team, one, _ in found if (team, one.key) not in there}
        there |= new.keys()
        blank = {"said": "", "stirred_by": "", "seen_to": -1}
        if new:
            added = [{"team_id": team, "key": key, "name": name, **blank} for (team, key), name in new.items()]
            connection.execute(sa.insert(known), added)
        if found:
            lines = [{"team_id": team, "key": one.key, "lead_id": lead_id} for team, one, lead_id in found]
            connection.execute(sa.insert(named), lines)
