"""`GET /healthz`: whether Baton hears Slack and gets its work done, for whoever watches over it."""

from collections.abc import Callable

from aiohttp import web


def health(well: bool) -> web.Response:
    return web.json_response({"ok": well}, status=200 if well else 503)


class HealthDoor:
    """Serves nothing but /healthz, beside Socket Mode, which needs no port. `start` once, `stop` once."""

    def __init__(self, healthy: Callable[[], bool], *, host: str, port: int) -> None:
        self._healthy = healthy
        self._host, self._port = host, port
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen; raises OSError when the address cannot be had."""
        application = web.Application()
        application.router.add_get("/healthz", self._answer)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()

    @property
    def port(self) -> int:
        """The port listened on: the one asked for, or the one the system gave for 0."""
        return int(self._runner.addresses[0][1]) if self._runner and self._runner.addresses else self._port

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        return health(self._healthy())
