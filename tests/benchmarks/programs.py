"""The programs that are measured, each a process of its own: Slack, bare Bolt, and Baton as it is installed."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.load import SECRET
from tests.benchmarks.shapes import MARKETER, MARKETING, REP, SALES

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(arguments: list[str], port: int, root: Path = ROOT, **environ: str) -> Iterator[subprocess.Popen[bytes]]:
    """The program of the code in `root`, from when its port answers until the block is left."""
    program = subprocess.Popen([sys.executable, *arguments], cwd=root, env={**os.environ, **environ})
    try:
        _wait_for(port, program)
        yield program
    finally:
        program.terminate()
        program.wait(20)


def _wait_for(port: int, program: subprocess.Popen[bytes], within: float = 30.0) -> None:
    until = time.monotonic() + within
    while time.monotonic() < until:
        assert program.poll() is None, f"{program.args} ended with {program.returncode}"
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.005)
        else:
            return
    raise TimeoutError(f"{program.args} does not answer")


@contextmanager
def slack() -> Iterator[str]:
    """An agreeable Slack; its Web API's address."""
    port = free_port()
    with subprocess.Popen([sys.executable, "-m", "tests.benchmarks.agreeable_slack", str(port)], cwd=ROOT) as program:
        try:
            until = time.monotonic() + 30
            while time.monotonic() < until:
                with socket.socket() as door:
                    if door.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.01)
            yield f"http://127.0.0.1:{port}/api/"
        finally:
            program.terminate()


@contextmanager
def bare_bolt(api_url: str) -> Iterator[int]:
    port = free_port()
    with running(["-m", "tests.benchmarks.bare_bolt", str(port)], port, SLACK_API_URL=api_url):
        yield port


@contextmanager
def by_hand(api_url: str, database_url: str, *options: str) -> Iterator[int]:
    """The least that saves a lead; see its module."""
    port = free_port()
    arguments = ["-m", "tests.benchmarks.by_hand", str(port), database_url, *options]
    with running(arguments, port, SLACK_API_URL=api_url):
        yield port


@contextmanager
def baton(api_url: str, database_url: str, root: Path = ROOT, **environ: str) -> Iterator[tuple[int, int]]:
    """Baton as it is installed, or the code in `root`; its port and its process."""
    port = free_port()
    settings = {
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_APP_TOKEN": "",
        "SLACK_API_URL": api_url,
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "SALES_CHANNEL": SALES,
        "MARKETING_CHANNEL": MARKETING,
        "MARKETERS": MARKETER,
        "SALES_REPS": REP,
        "MANAGERS": MARKETER,
        "LOG_LEVEL": "WARNING",
        **environ,
    }
    with running(["app.py"], port, root, **settings) as program:
        yield port, program.pid
