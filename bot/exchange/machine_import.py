"""A file taken in on the machine: `python -m bot.exchange import`. Whoever runs it has the database."""

import argparse
import asyncio
import hashlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dotenv import load_dotenv
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.delivery.files.loading import Loader
from bot.exchange.layouts.map_columns import map_columns
from bot.exchange.load import load as acts
from bot.exchange.load.job import UNDER_WAY, Import
from bot.exchange.load.propose import choose, propose_bytes
from bot.exchange.load.sift import sift
from bot.exchange.load.start import start
from bot.exchange.machine import UnknownTeamError, team_of
from bot.exchange.reading import limits
from bot.exchange.reading.read import read
from bot.exchange.reading.sheet import Choice, Sheet, UnreadableError
from bot.exchange.rows.check import Checked, check
from bot.exchange.rows.told import as_json, as_text
from bot.lead.access import workspace_of
from bot.lead.definition.default import DEFAULT
from bot.lead.definition.questions import Question
from bot.lead.errors import HandoffError
from bot.lead.people import Act, Person, Role, entitled
from bot.settings import SettingsError, read_settings
from storage import workspaces
from storage.exchange import imports
from storage.migrate import migrate
from storage.sql import Database, Transaction, parse_url

_AGAIN = 0.5  # seconds, while a Baton that runs loads it
_MOST_SAID = 20
_WHOSE = (Role.MARKETING_MANAGER, Role.MARKETER)
"""The roles of which the first person has the leads, unless somebody is named."""


def import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="CSV, TSV, XLSX, XLS, ODS, vCards, or a list of addresses")
    parser.add_argument("--check", action="store_true", help="save nothing, only say what would become of it")
    parser.add_argument("--json", action="store_true", help="say it to a program")
    parser.add_argument("--team", default="", help="the workspace, as T0123456; without it, the only one")
    parser.add_argument("--as", dest="user", default="", help="whose leads they are, as U0123456; else a manager's")
    parser.add_argument("--source", default="", help="the source of leads whose row names none")
    parser.add_argument("--dates", choices=("day-first", "month-first"), help="how its dates are written, if both fit")
    parser.add_argument("--encoding", default="", help="instead of what is found, as cp1252")
    parser.add_argument("--delimiter", default="", help="instead of what is found, as ;")


def import_file(asked: argparse.Namespace) -> int:
    """Say what would become of each row of a file, and unless that is all, load it. Returns the exit code: a check
    fails only if the file cannot be read at all."""
    try:
        data = _read_bytes(Path(asked.file))
        sheet = read(data, Path(asked.file).name, Choice(asked.encoding, asked.delimiter))
        load_dotenv()
        return asyncio.run(_with_workspace(asked, data, sheet))
    except (UnreadableError, OSError, SettingsError, UnknownTeamError, HandoffError) as refused:
        said = f"{refused.filename}: {refused.strerror}." if isinstance(refused, OSError) else str(refused)
        print(said, file=sys.stderr)
        if asked.json:
            print(json.dumps({"error": said}))
        return 1


def _read_bytes(path: Path) -> bytes:
    """Read a file, but nothing of one that is too large; a pipe, whose size nobody knows, only as far as one may be."""
    with path.open("rb") as file:
        limits.refuse_size(os.fstat(file.fileno()).st_size)
        data = file.read(limits.BYTES + 1)
    limits.refuse_size(len(data))
    return data


async def _with_workspace(asked: argparse.Namespace, data: bytes, sheet: Sheet) -> int:
    database, loaded = _database(asked.check), None
    try:
        team_id = await _team(database, asked) if database else ""
        if database and team_id:
            found = await database.read(lambda tx: _looked_through(asked, sheet, tx, team_id))
        else:
            found = _looked_through(asked, sheet)
        if not asked.check:
            if not database or not team_id:
                raise UnknownTeamError("There is no workspace in this database yet: set Baton up in Slack first.")
            loaded = await _load(database, team_id, asked, data)
    finally:
        if database:
            database.close()
    print(json.dumps(as_json(found)) if asked.json else as_text(found, saved=loaded is not None))
    if loaded is not None:
        counts = ", ".join(f"{count} {fate}" for fate, count in loaded.counts.items())
        print(f"Loaded for {loaded.user_id}, who can take it back in Slack: {counts}.", file=sys.stderr)
    return 0


def _database(only_looks: bool) -> Database | None:
    """Open the database; None if there is none yet, or somebody only looks and nothing says where it is."""
    try:
        url = read_settings(os.environ).database_url
    except SettingsError:
        if only_looks:
            return None
        raise
    path = parse_url(url).database
    if url.startswith("sqlite") and not (path and Path(path).exists()):
        return None
    database = Database(url, Clock())
    if not only_looks:
        migrate(database.engine)
    return database


async def _team(database: Database, asked: argparse.Namespace) -> str:
    """Return the workspace that is meant; "" where somebody only looks and it cannot be told: that is said."""
    try:
        return await database.read(team_of, asked.team)
    except (UnknownTeamError, SQLAlchemyError) as problem:
        if not asked.check:
            raise
        why = str(problem) if isinstance(problem, UnknownTeamError) else "The database cannot be read."
        print(f"{why} So nobody is known or barred here, and the default questions are used.", file=sys.stderr)
        return ""


def _looked_through(
    asked: argparse.Namespace, sheet: Sheet, tx: Transaction | None = None, team_id: str = ""
) -> Checked:
    name = Path(asked.file).name
    questions: Sequence[Question] = DEFAULT.questions
    more: dict[str, Any] = {}
    today = datetime.now(UTC).date()
    if tx is not None:
        zone = workspace_of(tx, team_id).hours.tz
        questions = workspaces.definition(tx, team_id, workspaces.current_version(tx, team_id)).questions
        more, today = {"knowing": lambda batch: sift(tx, team_id, batch), "zone": zone}, tx.now.astimezone(zone).date()
    table, mapping = map_columns(sheet, questions)
    if asked.dates:
        mapping = replace(mapping, day_first=asked.dates == "day-first")
    most = None if asked.json else _MOST_SAID
    return check(sheet, questions, today, name=name, source=asked.source, mapped=(table, mapping), most=most, **more)


async def _load(database: Database, team_id: str, asked: argparse.Namespace, data: bytes) -> Import:
    """Load the file here, or wait until a Baton that runs has; returns the import once its rows are in."""
    by = await database.read(_importer, team_id, asked.user)
    key = f"machine {hashlib.sha256(data).hexdigest()} {datetime.now(UTC).isoformat()}"
    imp = await database.transact(propose_bytes, by, Path(asked.file).name, data, key)
    chosen: dict[str, Any] = {"encoding": asked.encoding, "delimiter": asked.delimiter, "source": asked.source}
    chosen |= {"day_first": asked.dates == "day-first"} if asked.dates else {}
    imp = await database.transact(choose, by, imp.id, imp.version, chosen, f"{key} chosen")
    imp = await database.transact(start, by, imp.id, imp.version, f"{key} start")
    loader = Loader(database, acts)
    while imp.state in UNDER_WAY:
        await loader.load([team_id])
        imp = await database.read(_again, imp)
        if imp.state in UNDER_WAY:
            await asyncio.sleep(_AGAIN)
    return imp


def _again(tx: Transaction, imp: Import) -> Import:
    return imports.get(tx, imp.team_id, imp.id) or imp


def _importer(tx: Transaction, team_id: str, user: str) -> Person:
    """Return the person whose leads they are. Raises UnknownTeamError if nobody may have them."""
    held = workspaces.members(tx, team_id)
    for each in [user] if user else [first for role in _WHOSE for first in held.get(role, ())[:1]]:
        if entitled(workspaces.roles_of(tx, Person(team_id, each)), Act.IMPORT):
            return Person(team_id, each)
    raise UnknownTeamError("Importing is for marketers and managers: name one of them with --as.")
