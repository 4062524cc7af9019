"""Who helped with a lead that somebody else brought in; what was done so far is taken from the history"""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"

_BACK = "('no_money', 'no_hurry', 'no_desire', 'no_trust', 'unreachable')"
"""The reasons for which a rejected lead went to nurturing."""


def upgrade() -> None:
    op.create_table(
        "contribution",
        sa.Column("lead_id", sa.Integer(), sa.ForeignKey("lead.id"), primary_key=True),
        sa.Column("user_id", sa.String(), primary_key=True),
        sa.Column("how", sa.String(), primary_key=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"

    def said(name: str) -> str:
        return f"json_extract(data, '$.{name}')" if sqlite else f"(data ->> '{name}')"

    _take_over("had_it_too", said("originator"), "FROM event WHERE kind IN ('merged', 'credited')")
    _take_over("had_it_too", said("before"), "FROM event WHERE kind = 'credited'")
    _take_over("added", "actor", "FROM event WHERE kind = 'added_to'")
    _take_over(
        "brought_back",
        "actor",
        f"""FROM (
            SELECT lead_id, team_id, at, kind, actor,
                lag(CASE WHEN kind IN ('nurturing', 'recycled') OR (kind = 'rejected' AND detail IN {_BACK})
                    THEN 'nurturing' ELSE kind END) OVER (PARTITION BY lead_id ORDER BY id) AS before
            FROM event WHERE kind IN ('offered', 'nurturing', 'recycled', 'rejected', 'reopened', 'tried_again')
        ) AS moved WHERE kind = 'offered' AND before = 'nurturing'""",
    )


def _take_over(how: str, user: str, found: str) -> None:
    op.execute(
        f"""INSERT INTO contribution (lead_id, user_id, how, team_id, at)
        SELECT lead_id, {user}, '{how}', team_id, min(at) {found} AND coalesce({user}, '') <> ''
        GROUP BY lead_id, {user}, team_id ON CONFLICT DO NOTHING"""
    )
