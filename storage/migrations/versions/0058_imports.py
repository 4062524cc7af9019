"""Imports: files that were handed in, their pieces, their rows as they were taken, and how such files are read"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"

_MOMENT = sa.DateTime(timezone=True)
_WHERE = {
    "ix_import_due": (["team_id", "not_before"], "state IN ('loading', 'judging', 'sending', 'undoing')"),
    "ix_import_fetching": (["team_id", "not_before"], "state = 'fetching'"),
    "ix_import_look": (["look_at"], "look_at IS NOT NULL"),
}


def upgrade() -> None:
    op.create_table(
        "import_job",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_texts("team_id", "user_id", "state", "name"),
        *_numbers("size"),
        *_texts("file_id", "digest"),
        sa.Column("asked_at", _MOMENT, nullable=False),
        *_numbers("version"),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("checked", sa.JSON(), nullable=True),
        *_numbers("total", "done"),
        sa.Column("counts", sa.JSON(), nullable=False),
        *_numbers("definition", "source_id", "batch_id"),
        *_texts("error"),
        *_numbers("attempts"),
        sa.Column("not_before", _MOMENT, nullable=False),
        sa.Column("leased_until", _MOMENT, nullable=True),
        *_numbers("pieces", "refused_pieces", "refused_size"),
        *_texts("upload_id"),
        *(sa.Column(name, _MOMENT, nullable=True) for name in ("tried_at", "started_at", "finished_at", "until")),
        sa.Column("look_at", _MOMENT, nullable=True),
        *_numbers("told"),
        *_texts("channel", "ts"),
    )
    for name, (columns, condition) in _WHERE.items():
        where = sa.text(condition)
        op.create_index(name, "import_job", columns, sqlite_where=where, postgresql_where=where)
    op.create_index("ix_import_digest", "import_job", ["team_id", "digest"])
    op.create_index("ix_import_asked", "import_job", ["asked_at"])
    op.create_table(
        "import_piece",
        *_key(),
        sa.Column("place", sa.Integer(), primary_key=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    _lines()
    op.create_table(
        "import_mapping",
        sa.Column("team_id", sa.String(), primary_key=True),
        sa.Column("signature", sa.String(), primary_key=True),
        sa.Column("chosen", sa.JSON(), nullable=False),
        *_texts("by"),
        sa.Column("at", _MOMENT, nullable=False),
    )


def _key() -> list[sa.Column[Any]]:
    return [sa.Column("team_id", sa.String(), primary_key=True), sa.Column("import_id", sa.Integer(), primary_key=True)]


def _lines() -> None:
    op.create_table(
        "import_line",
        *_key(),
        sa.Column("key", sa.String(), primary_key=True),
        *_numbers("line"),
        *_texts("fate"),
        sa.Column("lead_id", sa.Integer(), sa.ForeignKey("lead.id"), nullable=True),
        *_texts("state", "day"),
        *_numbers("lines"),
        *_texts("value", "reason"),
        sa.Column("was", sa.JSON(), nullable=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_import_line_lead", "import_line", ["lead_id"])
    where, columns = sa.text("state <> ''"), ["team_id", "state", "day", "import_id", "line"]
    op.create_index("ix_import_line_waits", "import_line", columns, sqlite_where=where, postgresql_where=where)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False, server_default="") for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False, server_default="0") for name in names]
