"""Telling PostgreSQL how large its tables are by now.

It plans a statement by statistics that it gathers itself, now and then, and keeps the plan of a prepared one. If a
table was all but empty then and has thousands of rows a minute later, they are all read for each that is looked for.
"""

from collections.abc import Sequence

from sqlalchemy import Table

from storage.sql.transaction import Transaction


def look_anew(tx: Transaction, tables: Sequence[Table], rows: int) -> None:
    """Have PostgreSQL look at these tables anew if it thinks that the first of them has fewer rows than that; it takes
    a moment, as the tables are small then. SQLite plans without statistics, and its statements are written for that."""
    if not tx.gathers:
        return
    names = [table.name for table in tables]
    known = tx.run("SELECT reltuples FROM pg_class WHERE oid = $1::regclass", [names[0]]).fetchone()
    if known and known[0] < rows:
        tx.run(f"ANALYZE {', '.join(names)}")
