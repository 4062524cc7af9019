"""The page is for this machine only, and for its own pages only."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.clock import MovableClock
from bot.simulator.page.guard import NotLocalError, check_host, is_loopback
from bot.simulator.page.moves import moved
from bot.simulator.page.page import Page
from bot.simulator.slack import Simulator

ROOT = Path(__file__).resolve().parent.parent.parent
BERLIN = ZoneInfo("Europe/Berlin")


def test_only_this_machine_is_listened_to_unless_it_is_meant() -> None:
    assert all(is_loopback(host) for host in ("127.0.0.1", "localhost", "::1"))
    check_host("0.0.0.0", public=True)
    with pytest.raises(NotLocalError, match="SIMULATOR_PUBLIC=1"):
        check_host("0.0.0.0", public=False)


def test_the_program_refuses_another_address() -> None:
    env = {"PATH": os.environ["PATH"], "HOST": "0.0.0.0", "PORT": "0"}
    done = subprocess.run([sys.executable, "app.py"], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "SIMULATOR_PUBLIC=1" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
async def test_another_site_cannot_act_through_a_visitors_browser(headers: dict[str, str], status: int) -> None:
    slack = Simulator(MovableClock())
    slack.server.routes += Page(slack, MovableClock()).routes
    await slack.start()
    try:
        async with aiohttp.ClientSession() as session:
            sent = {"Content-Type": "application/json"} | headers
            async with session.post(f"{slack.base_url}/page/fault", data='{"fault": "clear"}', headers=sent) as answer:
                assert answer.status == status
    finally:
        await slack.stop()


@pytest.mark.parametrize(
    ("move", "to"),
    [
        ("hour", "2026-11-25 11:30"),
        ("morning", "2026-11-26 09:01"),
        ("monday", "2026-11-30 09:01"),
        ("month", "2026-12-25 09:01"),
        ("quarter", "2027-02-25 09:01"),
    ],
)
def test_the_clock_moves_to_a_morning_in_the_persons_zone(move: str, to: str) -> None:
    wednesday = datetime(2026, 11, 25, 10, 30, tzinfo=BERLIN)
    assert f"{moved(wednesday, move):%Y-%m-%d %H:%M}" == to


def test_a_day_months_ahead_that_is_no_workday_becomes_the_monday_after() -> None:
    assert moved(datetime(2026, 10, 26, 9, 0, tzinfo=BERLIN), "quarter").isoweekday() == 2
    assert moved(datetime(2026, 11, 27, 9, 0, tzinfo=BERLIN), "month").isoweekday() == 1
