"""The HTTP side of the simulated Slack: Web API, response URLs and the Socket Mode link on one port."""

import asyncio
import json
from urllib.parse import quote

from aiohttp import BodyPartReader, StreamReader, web

from bot.simulator.api.handler import WebApi
from bot.simulator.api.requests import hang_up
from bot.simulator.errors import SlackError
from bot.simulator.files import Files
from bot.simulator.response_urls import ResponseUrls
from bot.simulator.sockets import SocketMode
from bot.simulator.uploads import Upload, Uploads

LARGEST_BODY_BYTES = 4_000_000
_PIECE = 2**16


class Server:
    """A server that routes requests; all state lives elsewhere. A page may add its own routes to `routes`."""

    def __init__(
        self, api: WebApi, sockets: SocketMode, response_urls: ResponseUrls, files: Files, uploads: Uploads
    ) -> None:
        self._api = api
        self._files = files
        self._uploads = uploads
        self._sockets = sockets
        self._response_urls = response_urls
        self._runner: web.AppRunner | None = None
        self.routes: list[web.RouteDef] = [
            web.post("/api/{method}", api.handle),
            web.get("/api/{method}", api.handle),
            web.post("/response/{secret}", self._respond),
            web.get("/link/", sockets.handle),
            web.post("/upload/v1/{secret}", self._take_upload),
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
        self._response_urls.base_url = self._files.base_url = self._uploads.base_url = f"http://{host}:{bound}"
        return f"http://{host}:{bound}"

    async def stop(self) -> None:
        await asyncio.gather(self._sockets.stop(), self._api.stop())
        if self._runner is not None:
            await self._runner.cleanup()

    async def _take_upload(self, request: web.Request) -> web.Response:
        """Take the bytes of an announced file, raw or in a form; anything but 200 is a failure.

        They must be as many as were announced, and come once."""
        upload = self._uploads.at(request.match_info["secret"])
        fault = self._api.strike("upload", {"filename": upload.name if upload else ""})
        if fault is not None and fault.kind == "status":
            return web.Response(status=fault.status)
        if fault is not None:
            return hang_up(request)
        if upload is None or upload.content is not None:
            return web.Response(status=404, text="no such upload")
        content = await _bytes_of(request, upload)
        if content is None or len(content) != upload.length:
            return web.Response(status=400, text="not the announced length")
        upload.content = content
        return web.Response(text=f"OK - {len(content)}")

    async def _give_file(self, request: web.Request) -> web.Response:
        """Serve a file's contents to an app with `files:read`; anybody else is sent to sign in, as Slack does."""
        file = self._files.find(request.match_info["file"].partition("-")[2])
        fault = self._api.strike("download", {"filename": file.name if file else ""})
        if fault is not None and fault.kind == "status":
            return web.Response(status=fault.status)
        if fault is not None:
            return hang_up(request)
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


async def _bytes_of(request: web.Request, upload: Upload) -> bytes | None:
    """Read the one file of a form, or the whole body; None for more than was announced, or a form without a file."""
    source: StreamReader | BodyPartReader | None = request.content
    if request.content_type == "multipart/form-data":
        parts = await request.multipart()
        source = None
        while source is None and (part := await parts.next()) is not None:
            source = part if isinstance(part, BodyPartReader) and part.filename else None
    content = bytearray()
    while source is not None and (piece := await _piece(source)):
        content += piece
        if len(content) > upload.length:
            return None
    return bytes(content) if source is not None else None


async def _piece(source: StreamReader | BodyPartReader) -> bytes:
    return await (source.read_chunk(_PIECE) if isinstance(source, BodyPartReader) else source.read(_PIECE))
