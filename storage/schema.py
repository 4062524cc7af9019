"""The check that the database has the schema this release works with."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

MIGRATIONS = Path(__file__).parent / "migrations"


class OtherSchemaError(RuntimeError):
    """Another release of Baton has changed the database meanwhile: what this one writes would be wrong there."""


@cache
def newest() -> str:
    """Return the last revision: each file's name begins with its own, and they count upwards."""
    return max((path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")), default="")


def expect_as_known(run: Callable[[str], Any]) -> None:
    """Raise OtherSchemaError if the schema is another. `run` runs a statement in the transaction that is to write."""
    row = run("SELECT version_num FROM alembic_version").fetchone()
    if row is None or row[0] != newest():
        raise OtherSchemaError(OtherSchemaError.__doc__)
