"""Brings a database to the schema this release knows, and refuses one that a newer release has changed."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from storage.file_systems import refuse_network_file_system

logger = logging.getLogger(__name__)

_LOCK = 7_238_150
"""Any constant: PostgreSQL processes that start together take turns on it."""


class NewerSchemaError(RuntimeError):
    """The database was written by a newer Baton. Start that release, or restore a backup made before it."""


class NoDatabaseError(RuntimeError):
    """The database that DATABASE_URL names cannot be used. Check the address, and that it is running and writable."""


def migrate(engine: Engine) -> None:
    """Apply what is missing, in one transaction; does nothing when the schema is current.

    Raises NewerSchemaError, before any change, when the database holds a revision this release does not know,
    NetworkFileSystemError where SQLite's locks cannot be relied on, and NoDatabaseError when there is no getting
    at it.
    """
    refuse_network_file_system(engine.url)
    try:
        _migrate(engine)
    except OperationalError as problem:
        raise NoDatabaseError(f"{NoDatabaseError.__doc__} It says: {problem.orig}") from None


def _migrate(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if _is_current(connection, ScriptDirectory.from_config(config)):
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        logger.info("The database schema is up to date.")


def _is_current(connection: Connection, scripts: ScriptDirectory) -> bool:
    known = {script.revision for script in scripts.walk_revisions()}
    present = set(MigrationContext.configure(connection).get_current_heads())
    if present - known:
        raise NewerSchemaError(NewerSchemaError.__doc__)
    return present == set(scripts.get_heads())
