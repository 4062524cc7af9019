"""Reports on request: who asked for which, how far its file is, and the pieces of the file"""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"

_MOMENT = sa.DateTime(timezone=True)
_UNDER_WAY = sa.text("state IN ('counting', 'writing', 'sending')")


def upgrade() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("team_id", "user_id", "first", "last")),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("as_of", _MOMENT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("total", "written", "pieces", "size")),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("tried_at", _MOMENT, nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", _MOMENT, nullable=False),
        sa.Column("leased_until", _MOMENT, nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("channel", "ts")),
    )
    _index("uq_report_under_way", ["team_id", "user_id"], unique=True)
    _index("ix_report_due", ["team_id", "not_before"])
    op.create_index("ix_report_asked", "report", ["asked_at"])
    op.create_table(
        "report_piece",
        sa.Column("team_id", sa.String(), primary_key=True),
        sa.Column("report_id", sa.Integer(), primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )


def _index(name: str, columns: list[str], *, unique: bool = False) -> None:
    op.create_index(name, "report", columns, unique=unique, sqlite_where=_UNDER_WAY, postgresql_where=_UNDER_WAY)
