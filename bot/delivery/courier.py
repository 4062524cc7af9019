"""The courier: it wakes after each commit, claims what is due and delivers it, several channels at a time."""

import asyncio
import logging
from collections.abc import Collection
from contextlib import suppress
from functools import partial
from time import monotonic

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.attempt import Attempts, Compose, whereabouts
from bot.delivery.files.files import FileActs, Files
from bot.delivery.groups import Groups, Roles
from bot.delivery.homes import DrawHome, Homes
from bot.delivery.looking import Looking
from bot.delivery.lookout import Lookout
from bot.delivery.now_and_then import Work, see_through
from bot.delivery.pacing import Destination, Pacing
from bot.delivery.slack import Slack
from bot.delivery.slack import make_client as make_client  # where the wiring looks for it
from bot.delivery.zones import Zones
from bot.slack.refusals import Refusal
from storage.delivery import claims, refusals
from storage.sql import Database, Transaction

logger = logging.getLogger(__name__)

_WIDTH, _TICK, _FAREWELL = 8, 2.0, 5.0  # deliveries at once; seconds

# The seconds after which whoever runs Baton hears of it.
_NOT_LOOKED = 25.0
_UNTRIED = 60.0
_ON_THE_WAY = 120.0  # a delivery makes several calls, each of which may take ten


class Courier:
    """`compose` draws a notice's message from the record as it is; None means that there is nothing to say.

    `teams` are the workspaces whose token `client` has, and may grow: notices for others are left to other couriers.
    """

    def __init__(
        self,
        database: Database,
        client: AsyncWebClient,
        compose: Compose,
        pacing: Pacing | None = None,
        *,
        teams: Collection[str],
        roles: Roles | None = None,
        files: FileActs | None = None,
        draw_home: DrawHome | None = None,
    ) -> None:
        self._database = database
        self._teams = teams
        self._pacing = pacing or Pacing()
        slack = Slack(client, database.clock, self._pacing)
        self._attempts = Attempts(database, slack, compose, self._pacing)
        self._looking = Looking(database, slack)
        self._zones = Zones(database, slack)
        self._groups = Groups(database, slack, roles)
        self._homes = Homes(database, slack, draw_home)
        self._lookout = Lookout(database, slack, self._attempts)
        self._files = Files(database, slack, files or FileActs())
        self._beside = (self._lookout, self._looking, self._zones, self._groups, self._files, self._homes)
        self._under_way: dict[Destination, asyncio.Task[None]] = {}
        self._claiming = asyncio.Lock()
        self._woken = asyncio.Event()
        self._stopping = False
        self._loop: asyncio.Task[None] | None = None
        self._looked = monotonic()
        self._untried: dict[int, float] = {}
        self._set_off_at: dict[Destination, float] = {}

    @property
    def wrong(self) -> str:
        """Say what is wrong; empty while everything due gets its turn."""
        now = monotonic()
        if self._loop is None:
            return ""
        if self._loop.done() and not self._stopping:
            return "Messages are no longer delivered: the courier has ended."
        for what, since, most in (
            ("Nobody has looked at what waits in the outbox", self._looked, _NOT_LOOKED),
            ("Nobody has tried to send a message that is due", min(self._untried.values(), default=now), _UNTRIED),
            ("A message has been on its way", min(self._set_off_at.values(), default=now), _ON_THE_WAY),
        ):
            if now - since > most:
                return f"{what} for {now - since:.0f} s."
        return ""

    @property
    def refused(self) -> str:
        """Say what Slack refuses to Baton; empty while it takes everything."""
        return self._lookout.wrong

    def start(self) -> None:
        """Begin to deliver. Whoever wires the application sets `database.committed` to `wake`."""
        self._stopping = False
        self._looked = monotonic()
        self._loop = self._loop or asyncio.create_task(self._run(), name="courier")

    async def stop(self) -> None:
        """Claim nothing more and finish what is under way; what takes too long is left to its lease."""
        self._stopping = True
        self.wake()
        if self._loop:
            await asyncio.wait({self._loop}, timeout=_FAREWELL)  # it may wait for a database that is away
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)
            self._loop = None
        if self._under_way:
            _, late = await asyncio.wait(self._under_way.values(), timeout=_FAREWELL)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await asyncio.gather(*(beside.stop() for beside in self._beside))

    def wake(self, places: Collection[Destination] = ()) -> None:
        """Look at the outbox, where something may have been left for these places, or for any.

        A place that is being delivered to, or is resting, is looked at again as soon as that is over.
        """
        if not places or any(place not in self._busy() for place in places):
            self._woken.set()

    def _busy(self) -> set[Destination]:
        """Return the places being delivered to, and those resting, which are left alone lest others wait with them."""
        return {*self._under_way, *self._pacing.resting()}

    async def deliver_now(self) -> None:
        """Deliver everything that may go out now, and what that leads to; returns when nothing is left to do."""
        asking = (self._zones.ask, self._groups.ask, self._looking.look_for_all)
        for step in (*asking, self._deliver_all, self._files.see_to_all, self._deliver_all, self._homes.redraw):
            await step(self._lookout.let_in(self._teams))

    async def _deliver_all(self, _teams: Collection[str]) -> None:
        while await self._begin():
            if self._under_way:
                await asyncio.wait(list(self._under_way.values()), return_when=asyncio.FIRST_COMPLETED)

    async def _run(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                await self._begin()
            except Exception as problem:
                logger.error("The outbox could not be read: %s", whereabouts(problem))
            for beside in self._beside:
                beside.go_on(self._lookout.let_in(self._teams))
            with suppress(TimeoutError):
                async with asyncio.timeout(min([_TICK, *self._pacing.resting().values()])):
                    await self._woken.wait()

    async def _begin(self) -> int:
        """Claim what is due, as far as there is room, and set off with it.

        Returns how many were due or under way at first: those that end meanwhile may let others follow that were not
        due yet.
        """
        async with self._claiming:
            under_way = len(self._under_way)
            if under_way >= _WIDTH:
                return under_way
            # Readers do the looking, because a claim takes its turn among the writers, people's clicks included.
            due, refused = await self._database.read(_to_do, tuple(self._teams))
            looks = await self._lookout.take(refused)
            for look in looks:
                self._set_off(
                    (look.team_id, f"look:{look.what}"), f"A look at {look.what}", partial(self._lookout.look, look)
                )
            busy, room = self._busy(), _WIDTH - len(self._under_way)
            chosen = [notice for notice in due if (notice.team_id, notice.destination) not in busy][:room]
            claimed = await self._database.transact(claims.claim, chosen) if chosen else []
            for notice in claimed:
                name = f"Notice {notice.id} ({notice.kind})"
                self._set_off((notice.team_id, notice.destination), name, partial(self._attempts.make, notice))
            self._note({notice.id for notice in due} - {notice.id for notice in claimed})
            # Another courier may have been faster, and then there may be more.
            return under_way + len(looks) + len(chosen)

    def _note(self, untried: Collection[int]) -> None:
        self._looked = now = monotonic()
        self._untried = {notice_id: self._untried.get(notice_id, now) for notice_id in untried}

    def _set_off(self, place: Destination, name: str, work: Work) -> None:
        self._set_off_at[place] = monotonic()

        def arrived(_: asyncio.Task[None]) -> None:
            del self._under_way[place], self._set_off_at[place]
            self.wake()

        task = asyncio.create_task(see_through(name, work), name=name)
        self._under_way[place] = task
        task.add_done_callback(arrived)


def _to_do(tx: Transaction, team_ids: Collection[str]) -> tuple[list[claims.Ready], list[Refusal]]:
    return claims.due(tx, team_ids), [each for team_id in team_ids for each in refusals.of_team(tx, team_id)]
