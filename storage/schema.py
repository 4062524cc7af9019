"""The check that the database has the schema this release works with."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

MIGRATIONS = Path(__file__).parent / "migrations"

_OFTEN = 0.01
"""The seconds for which the schema is believed to be as it was, where each look is a round trip."""


class OtherSchemaError(RuntimeError):
    """Another release of Baton has changed the database meanwhile: what this one writes would be wrong there."""


@cache
def newest() -> str:
    """Return the last revision: each file's name begins with its own, and they count upwards."""
    return max((path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")), default="")


class Schema:
    """The schema, looked at before anything is written to it, for one thread; `far` says that looking takes time."""

    def __init__(self, *, far: bool) -> None:
        self._good_for = _OFTEN if far else 0.0
        self._seen = 0.0

    def expect_as_known(self, run: Callable[[str], Any]) -> None:
        """Raise OtherSchemaError if it is another. `run` runs a statement in the transaction that is to write."""
        if monotonic() - self._seen < self._good_for:
            return
        row = run("SELECT version_num FROM alembic_version").fetchone()
        if row is None or row[0] != newest():
            raise OtherSchemaError(OtherSchemaError.__doc__)
        self._seen = monotonic()
