"""Where leads come from: sources, every wording of each, batches; and the numbers that a digest said

A lead and each line of its history say which source they are of. What was typed before becomes a source for each
wording, made alike as bot/sources/matching does.
"""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"

_MOMENT = sa.DateTime(timezone=True)
_DECIDED = "kind IN ('accepted', 'rejected') AND source_id <> 0"
_IN_A_BATCH = "batch_id <> 0"
_OF_A_WEEK = "week <> ''"


def upgrade() -> None:
    _tables()
    for table, column in (("lead", "source_id"), ("lead", "batch_id"), ("event", "source_id")):
        op.add_column(table, sa.Column(column, sa.Integer(), nullable=False, server_default="0"))
    op.add_column("digest_period", sa.Column("week", sa.String(), nullable=False, server_default=""))
    op.add_column("digest_period", sa.Column("numbers", sa.JSON(), nullable=True))
    _take_over()
    _index("ix_event_source", "event", ["team_id", "source_id", "id"], _DECIDED)
    _index("ix_lead_batch", "lead", ["team_id", "batch_id", "id"], _IN_A_BATCH)
    week = sa.text(_OF_A_WEEK)
    columns = ["team_id", "week"]
    op.create_index("uq_digest_week", "digest_period", columns, unique=True, sqlite_where=week, postgresql_where=week)


def _index(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _tables() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(_text(name) for name in ("team_id", "name", "kind", "owner", "origin", "link")),
        _number("hundredths"),
        _text("currency"),
        *(_number(name) for name in ("batch_id", "merged_into", "resembles")),
        sa.Column("created_at", _MOMENT, nullable=False),
        _text("created_by"),
        sa.Column("probation_at", _MOMENT, nullable=True),
        _text("probation_why"),
    )
    op.create_index("ix_source_of", "source", ["team_id", "merged_into", "name"])
    op.create_table(
        "source_key",
        sa.Column("team_id", sa.String(), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        _number("source_id"),
    )
    op.create_index("ix_source_key_of", "source_key", ["team_id", "source_id"])
    op.create_table(
        "source_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("team_id"),
        _number("source_id"),
        sa.Column("at", _MOMENT, nullable=False),
        *(_text(name) for name in ("by", "what", "before", "after")),
    )
    op.create_index("ix_source_change", "source_change", ["team_id", "source_id", "id"])
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("team_id"),
        _number("source_id"),
        _text("name"),
        _number("hundredths"),
        _text("currency"),
        sa.Column("at", _MOMENT, nullable=False),
        _text("by"),
        sa.UniqueConstraint("team_id", "source_id", "name"),
    )


def _alike(typed: str) -> str:
    words = unicodedata.normalize("NFKC", typed).casefold()
    return " ".join(re.findall(r"\w+", words)) or " ".join(words.split())


def _take_over() -> None:
    """Make a source of each wording there is, in the earliest's spelling, and say with each lead which it is of."""
    run = op.get_bind()
    typed = run.execute(
        sa.text("SELECT team_id, source, min(created_at) FROM lead WHERE source <> '' GROUP BY team_id, source")
    ).all()
    known: dict[tuple[str, str], int] = {}
    at_first = {"kind": "", "owner": "", "origin": "", "link": "", "hundredths": 0, "currency": "", "batch_id": 0}
    at_first |= {"merged_into": 0, "resembles": 0, "created_by": "", "probation_why": ""}
    source = sa.table("source", *(sa.column(name) for name in ("id", "team_id", "name", "created_at", *at_first)))
    key_row = sa.table("source_key", *(sa.column(name) for name in ("team_id", "key", "source_id")))
    wording = sa.Table(
        "wording",
        sa.MetaData(),
        sa.Column("team_id", sa.String(), primary_key=True),
        sa.Column("typed", sa.String(), primary_key=True),
        sa.Column("source_id", sa.Integer()),
        prefixes=["TEMPORARY"],
    )
    wording.create(run)
    for number, (team_id, text, at) in enumerate(sorted(typed, key=lambda row: (str(row[2]), row[0], row[1])), start=1):
        key = _alike(text)
        if not key:
            continue
        if (team_id, key) not in known:
            known[team_id, key] = number
            row = {"id": number, "team_id": team_id, "name": text.strip(), "created_at": at, **at_first}
            run.execute(source.insert(), row)
            run.execute(key_row.insert(), {"team_id": team_id, "key": key, "source_id": number})
        run.execute(wording.insert(), {"team_id": team_id, "typed": text, "source_id": known[team_id, key]})
    for table in ("lead", "event"):
        found = f"(SELECT source_id FROM wording WHERE wording.team_id = {table}.team_id AND typed = {table}.source)"
        op.execute(f"UPDATE {table} SET source_id = coalesce({found}, 0) WHERE source <> ''")
    wording.drop(run)
    if run.dialect.name == "postgresql" and known:
        op.execute("SELECT setval(pg_get_serial_sequence('source', 'id'), (SELECT max(id) FROM source))")
