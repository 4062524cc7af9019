"""The command line of what comes in and goes out: `python -m bot.exchange import FILE --check --json`."""

import argparse
import sys
from collections.abc import Callable, Sequence

from bot.exchange.machine import export_arguments, export_leads
from bot.exchange.machine_import import import_arguments, import_file

Command = Callable[[argparse.Namespace], int]


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], Command]] = {
    "import": ("take leads in from a file", import_arguments, import_file),
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
