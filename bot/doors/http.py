"""HTTP's door: Slack's requests are checked for size and signature and read here, then handed to Bolt."""

import asyncio
import hashlib
import hmac
import logging
import re
from weakref import WeakSet

from aiohttp import web
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.clock import Clock
from bot.doors.health import Health
from bot.doors.payload import MalformedError, UnreadableEventError, bolt_request, read_body
from bot.logs import places

log = logging.getLogger(__name__)
# aiohttp logs a traceback for each request that it cannot read: strangers must not fill the log with them.
_unread = logging.getLogger("baton.unread")
_unread.setLevel(logging.CRITICAL)

LARGEST_BODY = 1024 * 1024
_FRESH = 300  # seconds, either way
GRACE = 6.0  # seconds for requests under way when told to stop (aiohttp waits its timeout twice)
_PATIENCE = 10.0  # seconds for a request to arrive


class HttpDoor:
    """`POST /slack/events` and `GET /healthz` in front of a Bolt app whose own verification is off."""

    def __init__(
        self,
        app: AsyncApp,
        *,
        signing_secret: str,
        clock: Clock,
        health: Health | None = None,
        host: str = "127.0.0.1",
        port: int = 3000,
    ) -> None:
        self._app = app
        self._secret = signing_secret.encode()
        self._clock = clock
        self._health = health or Health()
        self._host, self._asked_port = host, port
        self._runner: web.AppRunner | None = None
        self._listener: asyncio.Server | None = None
        self._spoken: WeakSet[asyncio.BaseTransport] = WeakSet()
        self.in_flight = 0

    @property
    def port(self) -> int:
        """The port listened on: the one asked for, or the one the system assigned for 0."""
        sockets = self._listener.sockets if self._listener else ()
        return int(sockets[0].getsockname()[1]) if sockets else self._asked_port

    async def start(self) -> None:
        """Listen; raises OSError if the address is not available."""
        application = web.Application(client_max_size=LARGEST_BODY)
        application.router.add_post("/slack/events", self._receive)
        application.router.add_get("/slack/events", self._check_certificate)
        application.router.add_get("/healthz", self._say_how_it_is)
        self._runner = web.AppRunner(
            application,
            access_log=None,
            shutdown_timeout=GRACE / 2,
            lingering_time=1.0,
            logger=_unread,
            auto_decompress=False,  # nothing compressed is taken, and a stranger's broken gzip is not our error
        )
        await self._runner.setup()
        self._listener = await asyncio.get_running_loop().create_server(
            self._connection, self._host, self._asked_port, backlog=1024
        )

    async def stop(self) -> None:
        """Take no more connections, give what is under way `GRACE` seconds, then hang up."""
        if self._listener is None or self._runner is None:
            return
        self._listener.close()
        await self._runner.cleanup()
        self._runner = self._listener = None

    def _connection(self) -> asyncio.Protocol:
        assert self._runner is not None
        assert self._runner.server is not None
        protocol = self._runner.server()
        asyncio.get_running_loop().call_later(_PATIENCE, self._hang_up_on_silence, protocol)
        return protocol

    def _hang_up_on_silence(self, protocol: web.RequestHandler) -> None:
        # aiohttp waits forever for the first request's headers; a caller who dribbles them holds a connection.
        if protocol.transport is not None and protocol.transport not in self._spoken:
            protocol.transport.close()

    async def _say_how_it_is(self, request: web.Request) -> web.Response:
        self._heard(request)
        return self._health.answer()

    async def _check_certificate(self, request: web.Request) -> web.Response:
        """Answer Slack, which checks the certificate of a command's address now and then, unsigned, and wants a 200."""
        self._heard(request)
        if request.query.get("ssl_check") == "1":
            return web.Response()
        raise web.HTTPMethodNotAllowed(request.method, ["POST"])

    async def _receive(self, request: web.Request) -> web.StreamResponse:
        self._heard(request)
        self.in_flight += 1
        try:
            return await self._answer(request)
        finally:
            self.in_flight -= 1

    def _heard(self, request: web.Request) -> None:
        if request.transport is not None:
            self._spoken.add(request.transport)

    async def _answer(self, request: web.Request) -> web.Response:
        if (request.content_length or 0) > LARGEST_BODY:
            return _refusal(413, "The body is too large.")
        if "Content-Encoding" in request.headers:
            return _refusal(400, "Compressed bodies are not taken.")
        try:
            async with asyncio.timeout(_PATIENCE):
                raw = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return _refusal(413, "The body is too large.")
        except TimeoutError:
            return _refusal(408, "The body did not arrive.")
        except (web.RequestPayloadError, ConnectionError):
            return _refusal(400, "The body broke off.")
        if not self._signed(request, raw):
            return _refusal(401, "The signature is missing, old or wrong.")
        try:
            bolt = bolt_request(read_body(request.content_type, raw), _retry_headers(request))
        except UnreadableEventError as problem:
            log.info("Accepted an event that cannot be read: %s", problem)
            return web.Response()
        except MalformedError as problem:
            log.warning("Refused a signed request: %s", problem)
            return _refusal(400, str(problem))
        bolt.mode = "http"
        try:
            return _answered(await self._app.async_dispatch(bolt))
        except Exception as problem:
            log.error("A request failed outside its listener: %s", places(problem))
            return _refusal(500, "Something went wrong.")

    def _signed(self, request: web.Request, raw: bytes) -> bool:
        """Tell whether Slack signed these very bytes within five minutes of now."""
        stamp = _only(request, "X-Slack-Request-Timestamp")
        given = _only(request, "X-Slack-Signature").encode("utf-8", "surrogateescape")
        if not re.fullmatch(r"[0-9]{1,12}", stamp) or not given:
            return False
        if abs(self._clock.now().timestamp() - int(stamp)) > _FRESH:
            return False
        signed = b"v0:" + stamp.encode() + b":" + raw
        return hmac.compare_digest(b"v0=" + _hex(self._secret, signed), given)


def _hex(secret: bytes, signed: bytes) -> bytes:
    return hmac.new(secret, signed, hashlib.sha256).hexdigest().encode()


def _only(request: web.Request, name: str) -> str:
    """Return the header's value; "" if it is missing, or there twice so that nobody can say which one counts."""
    values = request.headers.getall(name, [])
    return values[0] if len(values) == 1 else ""


def _retry_headers(request: web.Request) -> dict[str, str]:
    # A listener may ask only about these headers; those for lazy listeners must not come from outside.
    names = ("X-Slack-Retry-Num", "X-Slack-Retry-Reason")
    return {name.lower(): request.headers[name] for name in names if name in request.headers}


def _answered(response: BoltResponse) -> web.Response:
    headers = response.first_headers_without_set_cookie()
    return web.Response(status=response.status, body=response.body.encode(), headers=headers)


def _refusal(status: int, why: str) -> web.Response:
    return web.json_response({"error": why}, status=status)
