"""Bringing a database to the schema this release knows, and refusing one that a newer release has changed."""

import logging

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import OperationalError

from storage.schema import MIGRATIONS, newest
from storage.sql import refuse_network_file_system

logger = logging.getLogger(__name__)

_LOCK = 7_238_150
"""A constant, any: with PostgreSQL, processes that start together take turns on it."""


class NewerSchemaError(RuntimeError):
    """The database was written by a newer Baton. Start that release, or restore a backup made before it."""


class NoDatabaseError(RuntimeError):
    """The database that DATABASE_URL names cannot be used. Check the address, and that it is running and writable."""


def migrate(engine: Engine) -> None:
    """Apply what is missing, in one transaction; does nothing when the schema is current.

    Raises NewerSchemaError, before any change, when the database holds a revision this release does not know,
    NetworkFileSystemError where SQLite's locks cannot be relied on, and NoDatabaseError if it cannot be reached.
    """
    refuse_network_file_system(engine.url)
    try:
        if not _is_current(engine):
            _migrate(engine)
    except OperationalError as problem:
        raise NoDatabaseError(f"{NoDatabaseError.__doc__} It says: {problem.orig}") from None


def _migrate(engine: Engine) -> None:
    # Nearly every start finds the schema current, and is quicker without importing what migrates.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        present = _present(connection)
        if present - known:
            raise NewerSchemaError(NewerSchemaError.__doc__)
        if present == {newest()}:
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        logger.info("The database schema is up to date.")


def _is_current(engine: Engine) -> bool:
    with engine.begin() as connection:
        return _present(connection) == {newest()}


def _present(connection: Connection) -> set[str]:
    """Return the revision the database is at; none for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return set()
    return set(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())
