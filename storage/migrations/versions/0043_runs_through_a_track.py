"""Runs through a nurture track, and what nurturing keeps to

Every lead that is nurtured is on a run from now on: begun when it came into its stage, with what is planned for it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"

_DAY = {
    "sqlite": "substr({0}, 1, 10)",
    "postgresql": "to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
}
_BEGIN = """
    INSERT INTO nurturing (
        team_id, lead_id, track, version, began_on, last_on, touch, checkpoint, next_kind, next_number, next_on, because,
        moved, note, pinned, chosen_on, chosen_because, asked_for, alarm_on, began_at, ended_why
    )
    SELECT team_id, id, track, 0, {begun}, {begun}, touch, 0, 'touch', touch,
        coalesce((
            SELECT max(CASE WHEN day <> '' THEN day ELSE {due} END) FROM due
            WHERE lead_id = lead.id AND due.team_id = lead.team_id AND kind = 'follow_up' AND state IN ('pending', 'told')
        ), {begun}), 'offset', '[]', '', {no}, '', '', {no}, '', stage_at, ''
    FROM lead WHERE stage = 'nurturing'
"""


def upgrade() -> None:
    op.create_table(
        "nurturing",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), sa.ForeignKey("lead.id"), nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("began_on", sa.String(), nullable=False),
        sa.Column("last_on", sa.String(), nullable=False),
        sa.Column("touch", sa.Integer(), nullable=False),
        sa.Column("checkpoint", sa.Integer(), nullable=False),
        sa.Column("next_kind", sa.String(), nullable=False),
        sa.Column("next_number", sa.Integer(), nullable=False),
        sa.Column("next_on", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("chosen_on", sa.String(), nullable=False),
        sa.Column("chosen_because", sa.String(), nullable=False),
        sa.Column("asked_for", sa.Boolean(), nullable=False),
        sa.Column("alarm_on", sa.String(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_why", sa.String(), nullable=False),
    )
    op.create_index("ix_nurturing_lead", "nurturing", ["lead_id", "team_id"])
    goes_on = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_nurturing_under_way",
        "nurturing",
        ["lead_id"],
        unique=True,
        sqlite_where=goes_on,
        postgresql_where=goes_on,
    )
    for name, usual in (("cap_person", "3"), ("cap_company", "8"), ("ration", "25"), ("late_hours", "24")):
        op.add_column("workspace", sa.Column(name, sa.Integer(), nullable=False, server_default=usual))
    dialect = op.get_bind().dialect.name
    day, no = _DAY[dialect], "false" if dialect == "postgresql" else "0"
    op.execute(_BEGIN.format(begun=day.format("stage_at"), due=day.format("due_at"), no=no))
