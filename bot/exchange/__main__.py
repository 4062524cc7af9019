"""The command line of what comes in and goes out: `python -m bot.exchange import FILE --check --json`."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.exchange.layouts.map_columns import map_columns
from bot.exchange.machine import export_arguments, export_leads
from bot.exchange.reading.read import read
from bot.exchange.reading.sheet import Choice, UnreadableError
from bot.exchange.rows.check import check
from bot.exchange.rows.told import as_json, as_text
from bot.lead.definition.default import DEFAULT

Command = Callable[[argparse.Namespace], int]


def import_file(asked: argparse.Namespace) -> int:
    """Say what is in a file and what would become of its rows. Fails only if it cannot be read at all."""
    try:
        sheet = read(Path(asked.file).read_bytes(), Path(asked.file).name, Choice(asked.encoding, asked.delimiter))
    except (UnreadableError, OSError) as refused:
        said = str(refused) if isinstance(refused, UnreadableError) else f"{asked.file}: {refused.strerror}."
        print(said, file=sys.stderr)
        if asked.json:
            print(json.dumps({"error": said}))
        return 1
    mapped = map_columns(sheet, DEFAULT.questions)
    if asked.dates:
        mapped = mapped[0], replace(mapped[1], day_first=asked.dates == "day-first")
    name, today = Path(asked.file).name, datetime.now(UTC).date()
    checked = check(sheet, DEFAULT.questions, today, name=name, source=asked.source, mapped=mapped)
    print(json.dumps(as_json(checked)) if asked.json else as_text(checked))
    return 0


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="CSV, TSV, XLSX, XLS, ODS, vCards, or a list of addresses")
    parser.add_argument("--check", action="store_true", help="save nothing, only say what would become of it")
    parser.add_argument("--json", action="store_true", help="say it to a program")
    parser.add_argument("--source", default="", help="the source of leads whose row names none")
    parser.add_argument("--dates", choices=("day-first", "month-first"), help="how its dates are written, if both fit")
    parser.add_argument("--encoding", default="", help="instead of what is found, as cp1252")
    parser.add_argument("--delimiter", default="", help="instead of what is found, as ;")


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], Command]] = {
    "import": ("take leads in from a file", _import, import_file),
    "export": ("write all leads into a file", export_arguments, export_leads),
}
"""Everything the command line does: what it says of itself, its arguments, and what carries it out."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out what is asked for; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.exchange", description=__doc__)
    subparsers = parser.add_subparsers(dest="command", required=True)
    for name, (says, arguments_of, _) in COMMANDS.items():
        arguments_of(subparsers.add_parser(name, help=says))
    asked = parser.parse_args(arguments)
    return COMMANDS[asked.command][2](asked)


if __name__ == "__main__":
    sys.exit(main())
