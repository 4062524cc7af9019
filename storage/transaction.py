"""What a use case works with while its transaction is open."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection


@dataclass(slots=True)
class Transaction:
    """An open connection, and one moment (UTC) that is "now" throughout.

    `driver` is the same connection as the database's driver knows it, for prepared statements. `left_for` are
    the (team id, destination) pairs that the courier has something for after the commit.
    """

    connection: Connection
    driver: Any
    now: datetime
    left_for: set[tuple[str, str]] = field(default_factory=set)
