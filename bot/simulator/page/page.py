"""The web page of the simulated Slack: its routes, and what the wiring may add to it."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.simulator.errors import NotAcknowledged, NotVisible, SlackError
from bot.simulator.page.acting import Acting
from bot.simulator.page.acts import ACTS
from bot.simulator.page.drawing import tell_emoji
from bot.simulator.page.guard import check_request
from bot.simulator.page.log import passed
from bot.simulator.page.moves import MOVES, MovableClock, moved
from bot.simulator.page.screen import screen
from bot.simulator.page.shared import give_file
from bot.simulator.page.trouble import FAULTS, cause
from bot.simulator.people import Person
from bot.simulator.records import Json
from bot.simulator.slack import Simulator

STATIC = Path(__file__).parent / "static"
HEARTBEAT_SECONDS = 10.0
_LARGEST_BYTES = 100_000_000  # of a file in a message, where Slack takes more, and in memory here
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: https: http:; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
Hook = Callable[[], Awaitable[None]]
Report = Callable[[str], None]
Load = Callable[[Report], Awaitable[None]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Extras:
    """The extras that only the app's own people can know: a tour of about five steps, things to load, a fresh start.

    `after_move` is awaited when the clock has been moved, so that the app need not wait for its next tick.
    `loads` are named by what their button says, and report how far they are.
    """

    tour: list[Json] = field(default_factory=list)
    loads: Mapping[str, Load] = field(default_factory=dict)
    after_move: Hook | None = None
    reset: Hook | None = None


class Page:
    """One page for one simulated Slack; `public` answers whoever asks, and not only this machine."""

    def __init__(self, slack: Simulator, clock: MovableClock, extras: Extras | None = None, *, public: bool = False):
        self._slack = slack
        self._clock = clock
        self._public = public
        self._acting = Acting(slack)
        self._boot = uuid4().hex
        self._progress = ""
        self.extras = extras or Extras()

    @property
    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self._guarded(self._static)),
            web.get("/page/static/{name}", self._guarded(self._static)),
            web.get("/page/about", self._guarded(self._about)),
            web.get("/page/emoji", self._guarded(tell_emoji)),
            web.get("/page/screen", self._guarded(self._screen)),
            web.get("/page/changes", self._guarded(self._changes)),
            web.get("/page/log", self._guarded(self._log)),
            web.post("/page/act", self._guarded(self._act)),
            web.post("/page/file", self._guarded(self._take_file)),
            web.get("/page/shared/{file}", self._guarded(partial(give_file, self._slack))),
            web.post("/page/clock", self._guarded(self._move)),
            web.post("/page/fault", self._guarded(self._fault)),
            web.post("/page/load", self._guarded(self._load)),
            web.post("/page/reset", self._guarded(self._reset)),
        ]

    def _guarded(self, handler: Handler) -> Handler:
        async def guarded(request: web.Request) -> web.StreamResponse:
            check_request(request, public=self._public)
            try:
                return await handler(request)
            except (NotVisible, NotAcknowledged) as problem:
                return web.json_response({"problem": str(problem)})
            except SlackError as problem:
                return web.json_response({"problem": problem.code})
            except (KeyError, TypeError, ValueError) as problem:
                return web.json_response({"problem": f"not understood: {problem!r}"}, status=400)

        return guarded

    async def _static(self, request: web.Request) -> web.StreamResponse:
        path = STATIC / request.match_info.get("name", "index.html")
        if path.parent != STATIC or not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers=HEADERS)

    async def _about(self, request: web.Request) -> web.StreamResponse:
        """Return what does not change while the simulator runs."""
        return web.json_response(
            {
                "boot": self._boot,
                "people": [{"id": p.id, "name": p.name} for p in self._slack.people.values()],
                "moves": MOVES,
                "faults": FAULTS,
                "tour": self.extras.tour,
                "loads": list(self.extras.loads),
                "reset": self.extras.reset is not None,
            }
        )

    async def _screen(self, request: web.Request) -> web.StreamResponse:
        person = self._person(request.query)
        channel = self._slack.workspace.channels.get(request.query.get("in", ""))
        if channel is not None and person.id not in channel.members:
            channel = None
        shown = screen(self._slack, person, channel)
        return web.json_response(shown | {"down": self._slack.faults.down, "progress": self._progress})

    async def _changes(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: the version of the workspace, each time it has changed."""
        stream = web.StreamResponse(headers=HEADERS | {"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        changes, seen = self._slack.workspace.changes, -1
        try:
            while True:
                seen = changes.version
                await stream.write(f"data: {json.dumps({'boot': self._boot, 'version': seen})}\n\n".encode())
                await changes.until(lambda: changes.version != seen or None, HEARTBEAT_SECONDS)  # noqa: B023
        except ConnectionError:
            return stream

    async def _log(self, request: web.Request) -> web.StreamResponse:
        zone = ZoneInfo(self._person(request.query).user.tz)
        return web.json_response(passed(self._slack, zone), dumps=lambda value: json.dumps(value, default=str))

    async def _act(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        answer = await ACTS[given["act"]](self._slack, self._acting, self._person(given), given)
        return web.json_response(answer or {})

    async def _take_file(self, request: web.Request) -> web.StreamResponse:
        """A file somebody has chosen for an app or a message; it waits until they submit or send."""
        person, name = self._person(request.query), request.query["name"]
        content = bytearray()
        async for part in request.content.iter_chunked(2**16):
            content += part
            if len(content) > _LARGEST_BYTES:
                raise NotVisible(f"{name} is larger than the {_LARGEST_BYTES // 10**6} MB that this page takes")
        files = self._slack.workspace.files
        file = files.add(person.user, name, bytes(content), request.query.get("type", ""))
        return web.json_response({"file": files.json(file)})

    async def _move(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        zone = ZoneInfo(self._person(given).user.tz)
        self._clock.advance_to(moved(self._clock.now().astimezone(zone), given["move"]))
        self._slack.workspace.changes.announce()
        if self.extras.after_move:
            await self.extras.after_move()
        return web.json_response({})

    async def _fault(self, request: web.Request) -> web.StreamResponse:
        await cause(self._slack, (await request.json())["fault"])
        self._slack.workspace.changes.announce()
        return web.json_response({})

    async def _load(self, request: web.Request) -> web.StreamResponse:
        what = (await request.json())["what"]
        if self._progress:
            return web.json_response({"problem": f"{self._progress}: one thing at a time."})
        try:
            await self.extras.loads[what](lambda step: self._report(f"{what}: {step}"))
        finally:
            self._report("")
        return web.json_response({})

    def _report(self, progress: str) -> None:
        self._progress = progress
        self._slack.workspace.changes.announce()

    async def _reset(self, request: web.Request) -> web.StreamResponse:
        if self.extras.reset is None:
            raise web.HTTPNotFound
        await self.extras.reset()
        return web.json_response({})

    def _person(self, given: Mapping[str, str]) -> Person:
        return self._slack.people[given["as"]]
