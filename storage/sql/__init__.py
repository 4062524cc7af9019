"""The way to the database: transactions and statements, on SQLite and PostgreSQL alike.

An act is a plain function whose first argument is a `Transaction`; `await database.transact(act, ...)` runs it as one
transaction in a worker thread, commits it, and may run it again from the start when somebody else was faster
(`OvertakenError`, a deadlock). `tx.now` is one moment, in UTC, throughout. Storage's functions take that `tx`.

**A statement is a `Prepared`**: built once with SQLAlchemy's Core, as a constant of its module, and run from there.
There is no other way; every one of them asks for its workspace.

    _lead = tables.lead.c
    _OURS = and_(_lead.team_id == given("team"), _lead.id == given("lead"))

    _NAME = Prepared(select(_lead.name).where(_OURS))
    _RENAME = Prepared(update(tables.lead).where(_OURS), "name")
    _ADD = insert(tables.tag, "team_id", "user_id", "tag")

    def rename(tx: Transaction, team_id: str, lead_id: int, name: str) -> str:
        # Rename the lead; return what it was called before.
        before: str = _NAME.value(tx, team=team_id, lead=lead_id)
        _RENAME.run(tx, team=team_id, lead=lead_id, name=name)
        return before

`given("team")` is a value passed when it runs. The columns to write are named after the statement ("name"), and their
values are passed under their own names. Reading: `first` and `all` give rows by column name, `rows` and `values`
without names, `value` one value. Writing: `run` needs no answer (on PostgreSQL it travels with other writes, a little
later), `count` says at once how many rows it changed, `change_one` expects exactly one and has the act run again where
somebody else was faster, `run_many` and `insert_all` are for many rows, the latter in one statement on PostgreSQL. What
varies, such as the columns that change, is made in a function with `@cache` that returns the `Prepared`.

A conditional move is a `count` or `change_one` with the state it expects in its `where`: of two, one wins. What one
transaction has to decide on is read with `.with_for_update()`, which SQLite, having one writer, leaves out.

What is faster than plain SQLAlchemy here, and what that is worth, stands in docs/speed.md.
"""

from storage.sql.columns import UtcDateTime, a_moment, core_table, index_of, json_value, maybe_a_moment
from storage.sql.engine import Database, make_engine, parse_url
from storage.sql.file_systems import NetworkFileSystemError, network_file_system, refuse_network_file_system
from storage.sql.many import Among, among_ours
from storage.sql.statements import (
    Prepared,
    given,
    insert,
    insert_or_ignore,
    look_anew,
    number,
    one_of,
    word,
)
from storage.sql.transaction import OvertakenError, Transaction
from storage.sql.troubles import Trouble, is_about_the_database, trouble_of
from storage.sql.upserts import insert_all, insert_new, upsert

__all__ = [
    "Among",
    "Database",
    "NetworkFileSystemError",
    "OvertakenError",
    "Prepared",
    "Transaction",
    "Trouble",
    "UtcDateTime",
    "a_moment",
    "among_ours",
    "core_table",
    "given",
    "index_of",
    "insert",
    "insert_all",
    "insert_new",
    "insert_or_ignore",
    "is_about_the_database",
    "json_value",
    "look_anew",
    "make_engine",
    "maybe_a_moment",
    "network_file_system",
    "number",
    "one_of",
    "parse_url",
    "refuse_network_file_system",
    "trouble_of",
    "upsert",
    "word",
]
