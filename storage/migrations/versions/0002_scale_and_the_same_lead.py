"""A million leads, and the same lead twice

Indexes that serve what is asked often, words to find a lead by, keys to tell the same lead by, and do-not-contact
entries for whole domains.
"""

import sqlalchemy as sa
from alembic import op

# The keys change only together with another migration, which makes them anew.
from bot.lead.details import Details
from bot.lead.identity.sameness import (company_blocks, keys_of)
from bot.lead.identity.words import words_of

revision = "0002"
down_revision = "0001"

_BATCH = 2000
_TYPED = ("name", "company", "email", "title", "phone", "source", "arrival", "notes")
_OPEN_FOLLOW_UP = "kind = 'follow_up' AND state IN ('pending', 'told')"


def upgrade() -> None:
    _leads()
    _companies()
    _fill_in_keys()
    _words()
    _due()
    _index("event", "ix_event_week", "team_id", "at", "kind", "detail", "source", again=True)
    _suppressions()


def _leads() -> None:
    for name in ("phone_key", "company_key", "person_key"):
        op.add_column("lead", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("lead", sa.Column("merged_into", sa.Integer(), nullable=False, server_default="0"))
    _index("lead", "ix_lead_stage", "team_id", "stage", "stage_at", again=True)
    _index("lead", "ix_lead_originator", "team_id", "originator", "stage", "stage_at", again=True)
    _index("lead", "ix_lead_owner", "team_id", "owner", "stage", "stage_at", where="owner <> ''", again=True)
    _index("lead", "ix_lead_email", "team_id", "email_key", where="email_key <> ''", again=True)
    _index("lead", "ix_lead_phone", "team_id", "phone_key", where="phone_key <> ''")
    _index("lead", "ix_lead_company", "team_id", "company_key", where="company_key <> ''")


def _companies() -> None:
    op.create_table(
        "company_block",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("company_key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "block", "company_key"),
        sqlite_with_rowid=False,
    )


def _fill_in_keys() -> None:
    connection = op.get_bind()
    columns = ["id", "team_id", *_TYPED, "search", "phone_key", "company_key", "person_key"]
    lead = sa.table("lead", *(sa.column(name) for name in columns))
    block = sa.table("company_block", sa.column("team_id"), sa.column("block"), sa.column("company_key"))
    change = sa.update(lead).where(lead.c.id == sa.bindparam("this"))
    change = change.values({name: sa.bindparam(f"new_{name}") for name in columns[-4:]})
    known: set[tuple[str, str, str]] = set()
    last = 0
    while True:
        some = sa.select(lead).where(lead.c.id > last).order_by(lead.c.id).limit(_BATCH)
        rows = connection.execute(some).mappings().all()
        if not rows:
            return
        last = rows[-1]["id"]
        changes, blocks = [], set()
        for row in rows:
            keys = keys_of(Details(**{name: row[name] for name in _TYPED}))
            changes.append(
                {
                    "this": row["id"],
                    "new_search": " ".join(words_of(row["name"], row["company"], row["title"], row["source"])),
                    "new_phone_key": keys.phone,
                    "new_company_key": keys.company,
                    "new_person_key": keys.person,
                }
            )
            blocks |= {(row["team_id"], each, keys.company) for each in company_blocks(keys.company)}
        connection.execute(change, changes)
        names_of = ("team_id", "block", "company_key")
        new = [dict(zip(names_of, each, strict=True)) for each in sorted(blocks - known)]
        known |= blocks
        if new:
            connection.execute(sa.insert(block), new)


def _words() -> None:
    """The full text index: built in to both databases, and kept up by them."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX ix_lead_words ON lead USING gin (array_to_tsvector(string_to_array(search, ' ')))")
        return
    op.execute(
        "CREATE VIRTUAL TABLE lead_words USING fts5("
        "search, content='lead', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )
    op.execute("INSERT INTO lead_words (lead_words) VALUES ('rebuild')")
    forget = "INSERT INTO lead_words (lead_words, rowid, search) VALUES ('delete', old.id, old.search);"
    learn = "INSERT INTO lead_words (rowid, search) VALUES (new.id, new.search);"
    op.execute(f"CREATE TRIGGER lead_words_added AFTER INSERT ON lead BEGIN {learn} END")
    op.execute(f"CREATE TRIGGER lead_words_gone AFTER DELETE ON lead BEGIN {forget} END")
    op.execute(f"CREATE TRIGGER lead_words_changed AFTER UPDATE OF search ON lead BEGIN {forget} {learn} END")


def _due() -> None:
    op.add_column("due", sa.Column("marketer", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE due SET marketer = (SELECT originator FROM lead WHERE lead.id = due.lead_id)")
    _index("due", "ix_due_when", "due_at", where="state = 'pending'", again=True)
    _index("due", "ix_due_open", "team_id", "due_at", where=_OPEN_FOLLOW_UP)
    _index("due", "ix_due_marketer", "team_id", "marketer", "due_at", where=_OPEN_FOLLOW_UP)


def _suppressions() -> None:
    op.drop_index("ix_suppression_email", table_name="suppression")
    op.execute("ALTER TABLE suppression RENAME COLUMN email_key TO key")
    with op.batch_alter_table("suppression") as suppression:
        suppression.alter_column("lead_id", existing_type=sa.Integer(), nullable=True)
    _index("suppression", "ix_suppression_key", "team_id", "key")


def _index(table: str, name: str, *columns: str, where: str = "", again: bool = False) -> None:
    if again:
        op.drop_index(name, table_name=table)
    rows = sa.text(where) if where else None
    op.create_index(name, table, list(columns), sqlite_where=rows, postgresql_where=rows)
