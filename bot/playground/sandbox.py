"""A small company in the simulator, with Baton installed: `python app.py` shows it without credentials, the demo
plays in it, and the tests converse with it."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.application import Baton, Seeds
from bot.clock import MovableClock
from bot.delivery.pacing import Pacing
from bot.doors.socket import SocketDoor
from bot.lead.people import Role
from bot.simulator.people import Person
from bot.simulator.records import Channel, InstalledApp
from bot.simulator.slack import Simulator
from storage.sql import Database

MANIFEST = Path(__file__).resolve().parents[2] / "manifest.json"


@dataclass(slots=True)
class Company:
    """The people and channels of the simulated workspace, and the bot among them."""

    slack: Simulator
    clock: MovableClock
    installed: InstalledApp
    mia: Person
    ravi: Person
    lena: Person
    max: Person
    sofia: Person
    visitor: Person
    sales: Channel
    marketing: Channel

    @property
    def seeds(self) -> Seeds:
        members = {
            Role.MARKETER: (self.mia.id, self.max.id),
            Role.REP: (self.ravi.id, self.lena.id, self.sofia.id),
            Role.MARKETING_MANAGER: (self.max.id,),
            Role.SALES_MANAGER: (self.sofia.id,),
        }
        return Seeds(self.sales.id, self.marketing.id, members)


async def found_company(
    clock: MovableClock,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    tz: str = "Europe/Berlin",
    rate_limits: bool = False,
    routes: Callable[[Simulator], Iterable[web.RouteDef]] = lambda slack: (),
) -> Company:
    """Start a simulated Slack with a marketer, two reps, a manager of each team, and somebody without a role.

    `routes` are served beside Slack's own: the page's.
    """
    slack = Simulator(clock=clock, rate_limits=rate_limits)
    slack.server.routes += routes(slack)
    await slack.start(host=host, port=port)
    installed = slack.install(json.loads(MANIFEST.read_text()))
    names = ("Mia Marketer", "Ravi Rep", "Lena Rep", "Max Marketing Manager", "Sofia Sales Manager", "Vic Visitor")
    mia, ravi, lena, max_, sofia, visitor = (slack.person(name, tz=tz) for name in names)
    sales = slack.channel("sales-leads", members=[ravi, lena, sofia, mia, max_, visitor])
    marketing = slack.channel("marketing", members=[mia, max_])
    return Company(slack, clock, installed, mia, ravi, lena, max_, sofia, visitor, sales, marketing)


@dataclass(slots=True)
class Running:
    """Baton at work in the company, connected by Socket Mode as it would be to Slack."""

    company: Company
    baton: Baton
    door: SocketDoor

    async def stop(self) -> None:
        await self.door.stop()
        await self.baton.stop()


async def start_baton(company: Company, database: Database) -> Running:
    """Run the real bot against the company's Slack; returns once it is connected."""
    installed, api_url = company.installed, company.slack.api_url
    # It counts the company's seconds: a week that passes in a moment empties every channel's queue, as a week does.
    pacing = Pacing(tick=lambda: company.clock.now().timestamp())
    baton = Baton(database, bot_token=installed.bot_token, api_url=api_url, pacing=pacing)
    await baton.start(company.seeds)
    door = SocketDoor(baton.app, app_token=installed.app_token, api_url=api_url)
    await door.start()
    await door.connected.wait()
    return Running(company, baton, door)
