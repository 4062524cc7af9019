"""The worth of a lead that waits for sales, by which the best comes first

Leads that wait already get the points that bot/worth would give them by the questions everybody began with; whatever
is done with one of them next rates it anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"

_RATE = """
    UPDATE lead SET worth = maturity + 9 * (
        11 * (
            4 * (SELECT coalesce(max(CASE value WHEN 'approved' THEN 3 WHEN 'planned' THEN 2 ELSE 1 END), 0) FROM answer
                 WHERE lead_id = lead.id AND key = 'money' AND value <> '' AND NOT reopened)
            + (SELECT coalesce(max(CASE value WHEN 'within_3' THEN 3 ELSE 1 END), 0) FROM answer
               WHERE lead_id = lead.id AND key = 'timing' AND value <> '' AND NOT reopened)
        )
        + (SELECT coalesce(10 * sum(CASE WHEN vetted_by <> '' THEN 1 ELSE 0 END) / nullif(count(*), 0), 0) FROM answer
           WHERE lead_id = lead.id AND value <> '' AND NOT reopened)
    ) WHERE stage IN ('offered', 'accepted')
"""


def upgrade() -> None:
    op.add_column("lead", sa.Column("worth", sa.Integer(), nullable=False, server_default="0"))
    op.execute(_RATE)
    op.create_index(
        "ix_lead_worth",
        "lead",
        ["team_id", sa.text("worth DESC"), "stage_at", "id"],
        sqlite_where=sa.text("stage = 'offered'"),
        postgresql_where=sa.text("stage = 'offered'"),
    )
