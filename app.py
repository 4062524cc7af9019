"""The front door: reads the settings, picks how Slack reaches Baton, and runs until it is told to stop."""

import asyncio
import logging
import os
import sys
from datetime import timedelta

from dotenv import load_dotenv

import bot.doors.garbage  # first, for it lets the rest load faster
from bot.application import Baton, RefusedBySlackError, Seeds
from bot.clock import Clock
from bot.delivery.pacing import Pacing
from bot.doors.health import HealthDoor
from bot.doors.http import HttpDoor
from bot.doors.running import Stop, run
from bot.doors.socket import SocketDoor
from bot.lead.people import Role, manager_sides
from bot.logs import configure_logs, log_what_nobody_caught, redact
from bot.settings import Mode, Settings, SettingsError, read_settings
from bot.simulator.page.guard import NotLocalError, check_host
from storage.migrate import NewerSchemaError, NoDatabaseError
from storage.sql import Database, NetworkFileSystemError

logger = logging.getLogger("baton")

CANNOT_START = (
    *(NewerSchemaError, NetworkFileSystemError, NoDatabaseError),
    *(RefusedBySlackError, NotLocalError, OSError),
)


async def _start(settings: Settings) -> Stop:
    stop = await (simulate(settings) if settings.mode is Mode.SIMULATOR else serve(settings, Clock()))
    bot.doors.garbage.begin_collecting()
    return stop


async def serve(settings: Settings, clock: Clock, pacing: Pacing | None = None) -> Stop:
    """Start Baton for a real workspace; returns what stops it. Without `pacing`, posts keep to Slack's pace."""
    database = Database(settings.database_url, clock)
    token, erase_after = settings.bot_token, timedelta(days=settings.erase_after_days)
    baton = Baton(database, bot_token=token, api_url=settings.api_url, pacing=pacing, erase_after=erase_after)
    await baton.start(seeds(settings))
    doors = _doors(settings, baton)
    for door in doors:
        await door.start()
    ports = [f" on {settings.host}:{door.port}" for door in doors if not isinstance(door, SocketDoor)]
    logger.info("Baton is ready: %s%s.", settings.mode.value, "".join(ports))

    async def stop() -> None:
        for door in doors:
            await door.stop()
        await baton.stop()

    return stop


def seeds(settings: Settings) -> Seeds:
    members = {
        Role.MARKETER: settings.marketers,
        Role.REP: settings.sales_reps,
        **manager_sides(settings.managers, settings.marketers, settings.sales_reps),
    }
    return Seeds(settings.sales_channel or "", settings.marketing_channel or "", members)


def _doors(settings: Settings, baton: Baton) -> list[HttpDoor | SocketDoor | HealthDoor]:
    """Make the door that requests come in by and, with a PORT, one for /healthz in Socket Mode too."""
    host = settings.host
    health = baton.health
    if settings.mode is Mode.HTTP:
        secret, port = settings.signing_secret, settings.listening_port
        return [HttpDoor(baton.app, signing_secret=secret, clock=Clock(), health=health, host=host, port=port)]
    socket = SocketDoor(baton.app, app_token=settings.app_token, api_url=settings.api_url)
    health.watch("socket", lambda: socket.wrong)
    return [socket] if settings.port is None else [HealthDoor(health, host=host, port=settings.port), socket]


async def simulate(settings: Settings) -> Stop:
    """Start a simulated Slack with Baton in it, on a database that is deleted afterwards; returns what stops both."""
    from bot.playground.playground import Playground  # a real workspace starts sooner without it

    check_host(settings.host, public=settings.simulator_public)
    playground = Playground(host=settings.host, port=settings.listening_port, public=settings.simulator_public)
    address = await playground.start()
    print(
        "No Slack credentials found, so this is the simulator: a small Slack on this machine, with Baton in it.\n"
        f"  Open {address}\n"
        "  To connect a real workspace, put its tokens into .env; the README says where to find them.\n"
        "Press Ctrl-C to stop.",
        flush=True,
    )
    return playground.stop


def main() -> int:
    load_dotenv()
    try:
        settings = read_settings(os.environ)
    except SettingsError as problem:
        print(f"Baton cannot start:\n{redact(str(problem))}", file=sys.stderr)
        return 2
    secrets = [secret for secret in (settings.bot_token, settings.app_token, settings.signing_secret) if secret]
    configure_logs(settings.log_level, secrets)
    log_what_nobody_caught()
    try:
        asyncio.run(run(lambda: _start(settings)))
    except CANNOT_START as problem:
        logger.error("Baton cannot start: %s", problem)
        return 1
    except Exception:
        logger.exception("Baton stopped because of an unexpected error.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
