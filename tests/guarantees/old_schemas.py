"""Databases as older releases left them: any revision's schema, filled by looking at what it is made of."""

import os
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Engine, MetaData, event, select, types

import storage.migrate
from bot.lead.definition.default import DEFAULT
from storage.migrate import migrate
from storage.sql import make_engine, parse_url
from tests.guarantees.processes import FORKS

SCRIPTS = Path(storage.migrate.__file__).parent / "migrations"
ROWS = 3  # of each table
MOMENT = datetime(2026, 3, 2, 8, tzinfo=UTC)

# Where a migration may read what is there, and would rightly stumble over a made-up value.
LIFELIKE: dict[str, Any] = {
    "lead.stage": "offered",
    "notice.state": "sent",
    "due.state": "pending",
    "due.kind": "follow_up",
    "member.role": "marketer",
    "workspace.tz": "Europe/Berlin",
    "event.data": {"working_minutes": 60},
    "lead.reasons": ["Because."],
    "lead.cautions": [],
    "asking.skipped": [],
    "definition.body": DEFAULT.to_json(),
}


def config(connection: Connection | None = None) -> Config:
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def revisions() -> list[str]:
    """Every released revision, the oldest first."""
    scripts = ScriptDirectory.from_config(config()).walk_revisions()
    return [script.revision for script in reversed(list(scripts))]


def build(url: str, revision: str) -> None:
    """Bring an empty database to this revision's schema and put rows into every table; "base" leaves it empty."""
    engine = make_engine(parse_url(url))
    if revision != "base":
        with engine.begin() as connection:
            command.upgrade(config(connection), revision)
        with engine.begin() as connection:
            fill(connection)
    engine.dispose()


def fill(connection: Connection) -> None:
    found = MetaData()
    found.reflect(connection)
    for table in found.sorted_tables:
        # What SQLite's full text index keeps is made by its triggers.
        if table.name != "alembic_version" and not table.name.startswith("lead_words"):
            for number in range(1, ROWS + 1):
                row = {column.name: _value(connection, column, number) for column in table.columns}
                connection.execute(table.insert().values(row))


def _value(connection: Connection, column: Column[Any], number: int) -> Any:
    name = f"{column.table.name}.{column.name}"
    if name in LIFELIKE:
        return LIFELIKE[name]
    for key in column.foreign_keys:
        return connection.execute(select(key.column).order_by(key.column).offset(number - 1).limit(1)).scalar()
    if column.name == "team_id":
        return f"T{number}"
    kind = column.type
    if isinstance(kind, types.Boolean):
        return number % 2 == 0
    if isinstance(kind, types.Integer):
        return number
    if isinstance(kind, types.Numeric):
        return number + 0.5
    if isinstance(kind, types.DateTime):
        moment = MOMENT + timedelta(hours=number)
        return moment.replace(tzinfo=None) if connection.dialect.name == "sqlite" else moment
    if isinstance(kind, types.Date):
        return MOMENT.date()
    if isinstance(kind, types.JSON):
        return {"of": name, "number": number}
    if isinstance(kind, types.LargeBinary):
        return f"{name} {number}".encode()
    return f"{name} № {number}"


def upgrade(url: str) -> None:
    """Do what Baton does at every start."""
    engine = make_engine(parse_url(url))
    migrate(engine)
    engine.dispose()


def upgrade_killed(url: str, at: int) -> bool:
    """Upgrade in a process of its own that dies by SIGKILL at its `at`-th statement, before or (for an odd number)
    after the database has run it; the last is the commit. Returns whether it came that far."""
    process = FORKS.Process(target=_upgrade_and_die, args=(url, at))
    process.start()
    process.join(60)
    assert process.exitcode in (0, -signal.SIGKILL), f"the upgrade failed at statement {at}: {process.exitcode}"
    return process.exitcode != 0


def _upgrade_and_die(url: str, at: int) -> None:
    engine = make_engine(parse_url(url))
    _die_at(engine, at)
    migrate(engine)
    engine.dispose()


def _die_at(engine: Engine, at: int) -> None:
    steps = iter(range(at, -1, -1))

    def step(*_: object, **__: object) -> None:
        if next(steps) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    for moment in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(engine, moment, step)
