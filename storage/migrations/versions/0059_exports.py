"""Exports: who asked for which leads as what file, how far it is, and the pieces of the file"""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"

_MOMENT = sa.DateTime(timezone=True)
_UNDER_WAY = "state IN ('counting', 'writing', 'sending')"


def upgrade() -> None:
    op.create_table(
        "export",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("team_id", "user_id", "format")),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("as_of", _MOMENT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("total", "written", "pieces", "size")),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("tried_at", _MOMENT, nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", _MOMENT, nullable=False),
        sa.Column("leased_until", _MOMENT, nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("channel", "ts")),
    )
    _index("uq_export_under_way", ["team_id", "user_id"], f"{_UNDER_WAY} AND format <> 'vcf'", unique=True)
    _index("ix_export_due", ["team_id", "not_before"], _UNDER_WAY)
    _index("ix_export_late", ["asked_at"], _UNDER_WAY)
    op.create_index("ix_export_log", "export", ["team_id", "id"])
    op.create_table(
        "export_piece",
        sa.Column("team_id", sa.String(), primary_key=True),
        sa.Column("export_id", sa.Integer(), primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )


def _index(name: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    condition = sa.text(where)
    op.create_index(name, "export", columns, unique=unique, sqlite_where=condition, postgresql_where=condition)
