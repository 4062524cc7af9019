"""All leads taken out, on the machine and by Baton as it is installed: how long it takes, how large the file is, and
the memory; clicks beside it are compared with those before.

`python -m tests.benchmarks.exporting [LEADS] [sqlite] [postgresql] [csv] [xlsx] [jsonl]`
"""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.exchange.export import ask
from bot.exchange.export.job import Export, State
from bot.exchange.export.wanted import Format, Wanted
from bot.lead.people import Person, Role
from storage import workspaces
from storage.exchange import exports
from storage.sql import Database
from tests.benchmarks import databases, programs
from tests.benchmarks.scale_data import MARKETERS, fill
from tests.benchmarks.shapes import MARKETER, TEAM, Shapes, capture
from tests.benchmarks.watching import clicks, compared, memory, now, of_its_own

_NURTURED = 1000 / 1071
"""The share of scale_data's leads that have a follow-up."""
_MANAGER = Person(TEAM, MARKETERS[0])
_LOOKED = 0.02  # seconds
_UNDER_WAY = (State.COUNTING, State.WRITING, State.SENDING)


def on_the_machine(url: str, form: str) -> str:
    """Export as `python -m bot.exchange` does; returns what it took."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / f"leads.{form}"
        command = [sys.executable, "-m", "bot.exchange", "export", "--format", form, "--out", str(out)]
        began, most = time.monotonic(), 0.0
        settings = {**os.environ, "DATABASE_URL": url}
        program = subprocess.Popen(command, cwd=programs.ROOT, env=settings, stderr=subprocess.DEVNULL)
        while program.poll() is None:
            most = max(most, memory(program.pid, "VmHWM"))
            time.sleep(_LOOKED)
        took = time.monotonic() - began
        assert program.returncode == 0, program.returncode
        return f"machine {took:>7.1f} s {most:>6.0f} MB at most, file {out.stat().st_size / 1e6:,.1f} MB"


async def by_baton(shapes: Shapes, url: str, form: str) -> str:
    """Export as somebody who asks the bot; returns what it took."""
    numbers = iter(range(1, 10**6))
    with programs.slack() as api_url, programs.baton(api_url, url) as (port, process), of_its_own(url) as database:
        await clicks(shapes, port, numbers, 5)  # to warm up
        idle = (await clicks(shapes, port, numbers, 20)).latencies
        before = memory(process, "VmRSS")
        wanted = Wanted(Format(form), contact=True)
        now(database, lambda tx: ask.ask_export(tx, _MANAGER, wanted, f"bench {form}"))
        began, meanwhile, packed = time.monotonic(), list[float](), 0
        while (export := _latest(database)).state in _UNDER_WAY:
            meanwhile += (await clicks(shapes, port, numbers, 2)).latencies
            packed = max(packed, _packed(database))
        took = time.monotonic() - began
        assert export.state is State.DONE, export
        most = memory(process, "VmHWM")
        kept = f"pieces {export.size / 1e6:,.1f} MB, {packed / 1e6:,.1f} MB as kept"
        told = f"{most:>6.0f} MB at most, {before:.0f} MB before, {export.total:,} leads, {kept}"
        return f"bot     {took:>7.1f} s {told} | {compared(idle, meanwhile)}"


def _latest(database: Database) -> Export:
    [export] = now(database, lambda tx: exports.latest(tx, TEAM, 1))
    return export  # type: ignore[no-any-return]


def _packed(database: Database) -> int:
    """Return the bytes that the pieces have in the database."""
    with database.engine.begin() as connection:
        return int(connection.exec_driver_sql("SELECT coalesce(sum(length(body)), 0) FROM export_piece").scalar_one())


def _may_click(database: Database) -> None:
    now(database, lambda tx: workspaces.set_members(tx, TEAM, Role.MARKETER, [*MARKETERS, MARKETER]))


async def main(arguments: Sequence[str]) -> None:
    leads = next((int(one) for one in arguments if one.isdigit()), 100_000)
    forms = [form for form in ("csv", "xlsx", "jsonl") if form in arguments] or ["csv", "xlsx", "jsonl"]
    shapes = await capture()
    for name, database in (("SQLite", databases.sqlite), ("PostgreSQL", databases.postgresql)):
        if {"sqlite", "postgresql"} & set(arguments) and name.lower() not in arguments:
            continue
        with database() as url:
            filled = fill(url, round(leads * _NURTURED), leads // 5)
            _may_click(filled)
            filled.close()
            for form in forms:
                for line in (on_the_machine(url, form), await by_baton(shapes, url, form)):
                    print(f"{name:<11} {leads:>9,} {form:<6}{line}", flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
