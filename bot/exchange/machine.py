"""Leads as a file on the machine: `python -m bot.exchange export`. It holds all: whoever runs it has the database."""

import argparse
import asyncio
import os
import sys
from typing import IO

from dotenv import load_dotenv

from bot.clock import Clock
from bot.exchange.export.ask import note_made
from bot.exchange.export.files.xlsx_file import Workbook
from bot.exchange.export.make import write_beginning, write_page
from bot.exchange.export.taken_out import page_after
from bot.exchange.export.wanted import Format, Wanted
from bot.settings import SettingsError, read_settings
from storage import workspaces
from storage.migrate import migrate
from storage.sql import Database, Transaction

_FORMATS = (Format.CSV, Format.XLSX, Format.JSONL)


class UnknownTeamError(Exception):
    """No such workspace, or several to choose from: it says which there are."""


def export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=[str(each) for each in _FORMATS], default="csv")
    parser.add_argument("--out", metavar="FILE", required=True, help="where to; - for the standard output")
    parser.add_argument("--team", default="", help="the workspace, as T0123456; without it, the only one")
    parser.add_argument("--without-contact-details", action="store_true", help="leave out email, phone and notes")


def export_leads(asked: argparse.Namespace) -> int:
    """Write the file; returns the exit code."""
    load_dotenv()
    try:
        database = Database(read_settings(os.environ).database_url, Clock())
        migrate(database.engine)
        wanted = Wanted(Format(asked.format), contact=not asked.without_contact_details)
        try:
            with _opened(asked.out) as into:
                count = asyncio.run(_export(database, asked.team, wanted, into))
        finally:
            database.close()
    except (SettingsError, UnknownTeamError, OSError) as refused:
        print(refused, file=sys.stderr)
        return 1
    said = "with" if wanted.contact else "without"
    told = f"{count:,} leads as {asked.format}, {said} contact details. It stands in the log of exports."
    print(told, file=sys.stderr)
    return 0


def _opened(out: str) -> IO[bytes]:
    """Open the file, which nobody else may read."""
    if out == "-":
        return os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    return os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


async def _export(database: Database, team: str, wanted: Wanted, into: IO[bytes]) -> int:
    return await write_leads(database, await database.read(team_of, team), wanted, into)


def team_of(tx: Transaction, team: str) -> str:
    """Return the workspace of that id, or the only one. Raises UnknownTeamError."""
    known = [each.team_id for each in workspaces.everyone(tx)]
    if team in known or (not team and len(known) == 1):
        return team or known[0]
    if not known:
        raise UnknownTeamError("There is no workspace in this database yet.")
    raise UnknownTeamError(f"Name one of these workspaces with --team: {', '.join(known)}.")


async def write_leads(database: Database, team_id: str, wanted: Wanted, into: IO[bytes]) -> int:
    """Write the leads into a file, a page at a time, and note that; returns how many."""
    version = await database.read(workspaces.current_version, team_id)
    book = Workbook(into) if wanted.format is Format.XLSX else None
    add = book.add if book else into.write
    add(await database.read(write_beginning, team_id, wanted, version))
    count = after = 0
    last = False
    while not last:
        page = await database.read(page_after, team_id, None, wanted, after)
        add(await database.read(write_page, team_id, wanted, version, page, {}))
        count, after, last = count + len(page), page.upto, page.last
    if book:
        book.save()
    await database.transact(note_made, team_id, wanted, version, count)
    return count
