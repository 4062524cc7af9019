"""Every address and number ever given for a lead, names looked for by themselves, and merged leads that stay closed"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

# The keys change only together with another migration, which makes them anew.
from bot.lead.details import Details
from bot.lead.identity.given import Given, given_for, given_of_contact

revision = "0012"
down_revision = "0011"

_BATCH = 2000
_KEYS = ("key", "lead_id", "why", "number")


def upgrade() -> None:
    op.create_table(
        "given_key",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), sa.ForeignKey("lead.id"), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", *_KEYS),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_given_lead", "given_key", ["lead_id"])
    has_name = sa.text("person_key <> ''")
    columns = ["team_id", "person_key", "company_key"]
    op.create_index("ix_lead_person", "lead", columns, sqlite_where=has_name, postgresql_where=has_name)
    # One that was offered all the same is a lead of its own.
    op.execute("UPDATE lead SET merged_into = 0 WHERE merged_into <> 0 AND stage <> 'refused'")
    _learn("lead", "id", "notes", "notes <> ''")
    _learn("contact", "lead_id", "email", "email <> '' OR phone <> ''")


def _learn(table: str, lead_id: str, *more: str) -> None:
    """What stands in leads' notes, and what their contacts have."""
    connection, condition = op.get_bind(), more[-1]
    names = dict.fromkeys(["id", "team_id", lead_id, "name", "email", "phone", more[0]])
    rows = sa.table(table, *(sa.column(name) for name in names))
    known = sa.table("given_key", sa.column("team_id"), *(sa.column(name) for name in _KEYS))
    last = 0
    while True:
        some = sa.select(rows).where(rows.c.id > last, sa.text(f"({condition})")).order_by(rows.c.id).limit(_BATCH)
        found = connection.execute(some).mappings().all()
        if not found:
            return
        last = found[-1]["id"]
        keys = {(row["team_id"], row[lead_id], *given) for row in found for given in _given(table, row)}
        new = [
            {"team_id": team_id, "lead_id": lead, "why": why.name, "key": key, "number": number}
            for team_id, lead, why, key, number in sorted(keys)
        ]
        if new:
            connection.execute(sa.insert(known), new)


def _given(table: str, row: Mapping[Any, Any]) -> set[Given]:
    if table == "contact":
        return given_of_contact(row["email"], row["phone"])
    own = given_for(Details(row["name"], email=row["email"], phone=row["phone"]))
    return given_for(Details(row["name"], email=row["email"], phone=row["phone"], notes=row["notes"])) - own
