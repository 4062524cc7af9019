"""The HTTP side of the simulated Slack: Web API, response URLs and the Socket Mode link on one port."""

import asyncio
import json
from urllib.parse import quote

from aiohttp import web

from bot.simulator.api.handler import WebApi
from bot.simulator.errors import SlackError
from bot.simulator.files import Files
from bot.simulator.response_urls import ResponseUrls
from bot.simulator.sockets import SocketMode

LARGEST_BODY_BYTES = 4_000_000


class Server:
    """A server that routes requests; all state lives elsewhere. A page may add its own routes to `routes`."""

    def __init__(self, api: WebApi, sockets: SocketMode, response_urls: ResponseUrls, files: Files) -> None:
        self._api = api
        self._files = files
        self._sockets = sockets
        self._response_urls = response_urls
        self._runner: web.AppRunner | None = None
        self.routes: list[web.RouteDef] = [
            web.post("/api/{method}", api.handle),
            web.get("/api/{method}", api.handle),
            web.post("/response/{secret}", self._respond),
            web.get("/link/", sockets.handle),
            web.get("/files-pri/{file}/{name}", self._give_file),
            web.get("/files-pri/{file}/download/{name}", self._give_file),
        ]

    async def start(self, host: str, port: int) -> str:
        """Listen; the base URL (`http://host:port`), with the port the system gave for port 0."""
        application = web.Application(client_max_size=LARGEST_BODY_BYTES)
        application.add_routes(self.routes)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        self._sockets.base_url = f"ws://{host}:{bound}"
        self._response_urls.base_url = self._files.base_url = f"http://{host}:{bound}"
        return f"http://{host}:{bound}"

    async def stop(self) -> None:
        await asyncio.gather(self._sockets.stop(), self._api.stop())
        if self._runner is not None:
            await self._runner.cleanup()

    async def _give_file(self, request: web.Request) -> web.Response:
        """Serve a file's contents to an app with `files:read`; anybody else is sent to sign in, as Slack does."""
        file = self._files.find(request.match_info["file"].partition("-")[2])
        if not self._api.may_read_files(request.headers.get("Authorization", "")):
            raise web.HTTPFound(f"/?redir={quote(request.path)}")
        if file is None:
            raise web.HTTPNotFound
        headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": "attachment"}
        return web.Response(body=file.content, content_type=file.mimetype, headers=headers)

    async def _respond(self, request: web.Request) -> web.Response:
        try:
            given = json.loads(await request.text())
        except ValueError:
            return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
        try:
            self._response_urls.use(request.match_info["secret"], given)
        except SlackError as refusal:
            gone = refusal.code in ("expired_url", "used_url")
            answer = {"ok": False, "error": refusal.code, **refusal.extra}
            return web.json_response(answer, status=404 if gone else 400)
        return web.Response(text="ok")
