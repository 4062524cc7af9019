"""`GET /healthz`: tells whoever watches if Baton hears Slack and gets its work done and, if not, what is wrong."""

import logging
from collections.abc import Callable

from aiohttp import web

from bot.logs import places

log = logging.getLogger(__name__)

Check = Callable[[], str]
"""A check: it says in one sentence, with nothing secret in it, what is wrong; "" while all is well. It answers from
memory."""


class Health:
    """The named checks, each of one part of Baton; whoever knows a part watches over it."""

    def __init__(self) -> None:
        self._checks: dict[str, Check] = {}

    def watch(self, part: str, check: Check) -> None:
        """Have this part looked at whenever somebody asks; a part has one check, the last one given."""
        self._checks[part] = check

    @property
    def wrong(self) -> dict[str, str]:
        """Say what is wrong now, by part."""
        found = {part: _asked(check) for part, check in self._checks.items()}
        return {part: reason for part, reason in found.items() if reason}

    def answer(self) -> web.Response:
        """Answer /healthz: 200 while all is well, 503 with what is wrong otherwise."""
        wrong = self.wrong
        body = {"ok": False, "wrong": wrong} if wrong else {"ok": True}
        return web.json_response(body, status=503 if wrong else 200)


def _asked(check: Check) -> str:
    try:
        return check()
    except Exception as problem:
        # The other parts still have to be reported, and a part that cannot even say how it is, is not well.
        log.error("A part could not say how it is: %s", places(problem))
        return "It cannot say how it is."


class HealthDoor:
    """A door that serves only /healthz, beside Socket Mode, which needs no port. `start` once, `stop` once."""

    def __init__(self, health: Health, *, host: str, port: int) -> None:
        self._health = health
        self._host, self._port = host, port
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen; raises OSError if the address is not available."""
        application = web.Application()
        application.router.add_get("/healthz", self._answer)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()

    @property
    def port(self) -> int:
        """The port listened on: the one asked for, or the one the system assigned for 0."""
        return int(self._runner.addresses[0][1]) if self._runner and self._runner.addresses else self._port

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        return self._health.answer()
