"""The way to the database: transactions and statements, on SQLite and PostgreSQL alike."""

from storage.sql.columns import UtcDateTime, a_moment, core_table, index_of, json_value, maybe_a_moment
from storage.sql.engine import Database, make_engine, parse_url
from storage.sql.file_systems import NetworkFileSystemError, network_file_system, refuse_network_file_system
from storage.sql.many import Among, among_ours
from storage.sql.statements import (
    Prepared,
    change_one,
    change_where,
    count_changed,
    given,
    insert,
    insert_or_ignore,
    number,
    one_of,
    word,
)
from storage.sql.transaction import OvertakenError, Transaction
from storage.sql.upserts import insert_new, upsert

__all__ = [
    "Among",
    "Database",
    "NetworkFileSystemError",
    "OvertakenError",
    "Prepared",
    "Transaction",
    "UtcDateTime",
    "a_moment",
    "among_ours",
    "change_one",
    "change_where",
    "core_table",
    "count_changed",
    "given",
    "index_of",
    "insert",
    "insert_new",
    "insert_or_ignore",
    "json_value",
    "make_engine",
    "maybe_a_moment",
    "network_file_system",
    "number",
    "one_of",
    "parse_url",
    "refuse_network_file_system",
    "upsert",
    "word",
]
