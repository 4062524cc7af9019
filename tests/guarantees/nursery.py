"""Starts `python app.py` again and again without importing it again: each life is a process of its own, forked.

Spoken to over its standard input and output, one JSON object a line: {"environ", "clock", "doom"} brings a process
to life and is answered with {"pid"}, and when that has ended with {"ended"}, its exit code.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import app
from bot.delivery.pacing import Pacing
from bot.doors.running import run
from bot.logs import configure_logs
from bot.settings import read_settings
from tests.guarantees.doom import Doom, await_doom
from tests.guarantees.shared_clock import SharedClock


def main() -> None:
    while line := sys.stdin.readline():
        told = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _live(told)
        print(json.dumps({"pid": pid}), flush=True)
        _, status = os.waitpid(pid, 0)
        print(json.dumps({"ended": os.waitstatus_to_exitcode(status)}), flush=True)


def _live(told: dict[str, Any]) -> None:
    """Never returns: what is this process's ends with it."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    code = 1
    try:
        settings = read_settings(told["environ"])
        configure_logs(settings.log_level)
        if told["doom"]:
            await_doom(Doom(*told["doom"]))
        clock = SharedClock(Path(told["clock"]))
        asyncio.run(run(lambda: app.serve(settings, clock, Pacing(rate=1_000_000))))
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
