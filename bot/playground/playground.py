"""The playground that `python app.py` starts without Slack credentials: a simulated company, Baton, and a page."""

import asyncio
import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from bot.clock import MovableClock
from bot.playground.samples import NOT_READY, bring, play_samples
from bot.playground.sandbox import Company, Running, found_company, start_baton
from bot.simulator.page.page import Extras, Page
from bot.simulator.records import Json
from bot.simulator.slack import Simulator
from storage.sql import Database

TOUR = Path(__file__).parent / "tour.json"


class Playground:
    """The playground: `start` once and `stop` once; its page can ask for a fresh start, on the same port."""

    def __init__(self, *, host: str = "127.0.0.1", port: int = 0, public: bool = False) -> None:
        self.host = host
        self.port = port
        self._public = public
        self._starting_afresh: asyncio.Task[None] | None = None

    async def start(self, clock: MovableClock | None = None) -> str:
        """Start, and return the address to open; everything is kept in a folder that is deleted afterwards."""
        self.clock = clock or MovableClock()
        self._folder = tempfile.TemporaryDirectory(prefix="baton-")
        self.company = await found_company(self.clock, host=self.host, port=self.port, routes=self._routes)
        self._weeks = 0  # of samples, that were loaded
        self.port = urlsplit(self.company.slack.base_url).port or 0
        self._page.extras = Extras(
            tour=_tour(self.company),
            loads={"Load a week of sample leads": self._load, "Bring a lead that is not ready": self._bring_not_ready},
            after_move=self._catch_up,
            reset=self._reset,
        )
        self.running: Running = await start_baton(
            self.company, Database(f"sqlite:///{self._folder.name}/baton.db", self.clock)
        )
        return f"{self.company.slack.base_url}/"

    async def stop(self) -> None:
        if self._starting_afresh is not None:
            await asyncio.gather(self._starting_afresh, return_exceptions=True)
        await self._close()

    def _routes(self, slack: Simulator) -> Iterable[web.RouteDef]:
        self._page = Page(slack, self.clock, public=self._public)
        return self._page.routes

    async def _close(self) -> None:
        await self.running.stop()
        await self.company.slack.stop()
        self._folder.cleanup()

    async def _catch_up(self) -> None:
        await self.running.baton.ticking.tick()
        await self.running.baton.courier.deliver_now()

    async def _load(self, report: Callable[[str], None]) -> None:
        self._weeks += 1
        await play_samples(self.company, self._catch_up, report, self._weeks - 1)

    async def _bring_not_ready(self, report: Callable[[str], None]) -> None:
        report("Mia fills in the form")
        await bring(self.company, NOT_READY, self._catch_up)

    async def _reset(self) -> None:
        # The request that asks for this has to be answered before its server can go.
        if self._starting_afresh is None or self._starting_afresh.done():
            self._starting_afresh = asyncio.create_task(self._start_afresh())

    async def _start_afresh(self) -> None:
        await asyncio.sleep(0.2)
        await self._close()
        await self.start()


def _tour(company: Company) -> list[Json]:
    """Return the steps, with ids in place of the names of people and channels."""
    ids = {person.name: person.id for person in company.slack.people.values()}
    ids |= {channel.name: channel.id for channel in (company.sales, company.marketing)}
    steps: list[Json] = json.loads(TOUR.read_text())
    return [step | {key: ids.get(step[key], step[key]) for key in ("as", "at")} for step in steps]
