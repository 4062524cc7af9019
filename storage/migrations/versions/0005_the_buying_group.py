"""The buying group: contacts, conversations, meetings, engagements and tags"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "contact",
        *_of_a_lead(),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("name", "title")),
        sa.Column("parts", sa.JSON(), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("why", "referred_by", "place", "email", "phone")
        ),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_contact_lead", "contact", ["team_id", "lead_id"], unique=False)
    op.create_table(
        "conversation",
        *_of_a_lead(),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("talked_by", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("with_ids", sa.JSON(), nullable=False),
        sa.Column("learned", sa.String(), nullable=False),
        sa.Column("logged_by", sa.String(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_conversation_lead", "conversation", ["team_id", "lead_id", "at"], unique=False)
    op.create_table(
        "meeting",
        *_of_a_lead(),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("with_ids", sa.JSON(), nullable=False),
        sa.Column("planned_by", sa.String(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("on_hold", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("overridden_by", sa.String(), nullable=False),
        sa.Column("override", sa.String(), nullable=False),
    )
    op.create_index("ix_meeting_lead", "meeting", ["team_id", "lead_id", "state"], unique=False)
    op.create_table(
        "engagement",
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("leader", sa.String(), nullable=False),
        sa.Column("alarm_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alarm_missing", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"]),
        sa.PrimaryKeyConstraint("lead_id"),
    )
    op.create_table(
        "tag",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "tag"),
    )


def _of_a_lead() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"]),
        sa.PrimaryKeyConstraint("id"),
    ]
