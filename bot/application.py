"""Baton, built from its parts: the Bolt app with its listeners, the courier, and the clock's sweeps."""

import asyncio
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.background import FILES
from bot.delivery.courier import Courier, make_client
from bot.delivery.notices import compose
from bot.delivery.outcomes import Fate, classify
from bot.delivery.pacing import Pacing
from bot.desk import BusyError, UnclearError
from bot.doors.health import Health
from bot.lead.people import Role
from bot.lead.workplace.places import zone_named
from bot.no_answer import NO_ANSWER
from bot.slack.refusals import PASSING
from bot.workspace import give_by_group
from bot.workspace.leaving import ERASE_AFTER, arrive, erased_at, see_to_those_that_left, those_that_left
from bot.workspace.settle_in import seed
from commands.afterwards import drop_what_is_under_way
from commands.dispatch import Signs
from commands.overview import draw_home
from commands.refusals import error_door
from commands.register import register
from schedules import sweeps
from schedules.ticking import Ticking
from storage.migrate import NoDatabaseError, migrate
from storage.sql import Database

logger = logging.getLogger(__name__)


class RefusedBySlackError(RuntimeError):
    """Slack does not accept SLACK_BOT_TOKEN. Slack: your app → OAuth & Permissions → Bot User OAuth Token."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """The settings a workspace starts with: channel ids, and user ids by role."""

    sales_channel: str = ""
    marketing_channel: str = ""
    members: Mapping[Role, Sequence[str]] = field(default_factory=dict)


class Baton:
    """The whole bot, except for the door that requests come in by. `start` once, `stop` once."""

    def __init__(
        self,
        database: Database,
        *,
        bot_token: str,
        api_url: str,
        pacing: Pacing | None = None,
        erase_after: timedelta = ERASE_AFTER,
    ) -> None:
        self.database = database
        self._erase_after = erase_after
        self._signs = Signs(database.clock.now)
        self._token, self._client = bot_token, make_client(bot_token, api_url)
        self._identity: AuthorizeResult | None = None
        self._teams: set[str] = set()
        self.app = self._bolt_app(api_url)
        parts: dict[str, Any] = {"roles": give_by_group, "files": FILES, "draw_home": draw_home}
        self.courier = Courier(database, self._client, compose, pacing, teams=self._teams, **parts)
        self.ticking = Ticking(database, sweeps(self._signs.latest, erase_after), database.beat)
        database.committed = self.courier.wake
        self.health = Health()
        self.health.watch("database", lambda: database.wrong)
        self.health.watch("courier", lambda: self.courier.wrong)
        self.health.watch("slack", lambda: self.courier.refused)
        self.health.watch("clock", lambda: self.ticking.wrong)

    def _bolt_app(self, api_url: str) -> AsyncApp:
        async def authorize() -> AuthorizeResult:
            assert self._identity, "no door is opened before start() has learnt who we are"
            return self._identity

        with _environment_hidden():
            app = AsyncApp(
                name="Baton",  # otherwise Bolt searches everything that is loaded for a name, which took 30 ms
                client=AsyncWebClient(base_url=api_url, retry_handlers=[]),
                authorize=authorize,
                process_before_response=True,
                request_verification_enabled=False,  # the door has verified the raw bytes
                raise_error_for_unhandled_request=True,  # for the error door: Bolt would fill the log with a page
                logger=logging.getLogger("baton.bolt"),
            )
        register(app, self.database, self._signs, self._erase_after)
        app.error(error_door(self.database))
        return app

    async def start(self, seeds: Seeds) -> None:
        """Bring the schema up to date, learn who we are, set the workspace up, and begin to deliver.

        Raises RefusedBySlackError for a token Slack refuses, and NoDatabaseError for a database that is away from the
        beginning, or for more than half a minute; waits while Slack cannot be reached.
        """
        await asyncio.to_thread(migrate, self.database.engine)
        try:
            team_id, first = await self._settle_in(seeds)
        except (BusyError, UnclearError) as problem:  # however far this got, the next start goes on from there
            raise NoDatabaseError(f"{NoDatabaseError.__doc__} {problem}") from None
        logger.info("Workspace %s is %s.", team_id, "set up" if first else "known")
        self.courier.start()
        self.ticking.start()

    async def _settle_in(self, seeds: Seeds) -> tuple[str, bool]:
        """Learn who we are and set the workspace up if need be; returns its id, and whether this was the first run."""
        team_id = await self._arrive()
        tz = await self._time_zone([user for people in seeds.members.values() for user in people])
        channels = {"sales_channel": seeds.sales_channel, "marketing_channel": seeds.marketing_channel}
        return team_id, await self.database.transact(seed, team_id, tz=tz, members=dict(seeds.members), **channels)

    async def _arrive(self) -> str:
        """Learn who we are, which brings back a workspace that had left. If Slack refuses us, see to those that left,
        because nobody else may ever do it, and raise RefusedBySlackError."""
        asked_at = self.database.clock.now()
        try:
            team_id = await self._identify()
        except RefusedBySlackError:
            await self._see_to_those_that_left()
            raise
        while not await self.database.transact(arrive, team_id, asked_at):
            pass
        return team_id

    async def _see_to_those_that_left(self) -> None:
        while await self.database.transact(see_to_those_that_left, {}, self._erase_after):
            pass
        for left in await self.database.read(those_that_left):
            day = f"{erased_at(left, self._erase_after):%Y-%m-%d}"
            logger.warning("Workspace %s uninstalled Baton; its data will be erased on %s.", left.team_id, day)

    async def stop(self) -> None:
        """Finish what is under way; the door has to be shut first."""
        await drop_what_is_under_way()
        await self.ticking.stop()
        await self.courier.stop()
        self.database.close()

    async def _identify(self) -> str:
        wait = 0.5
        while True:
            try:
                answer = await self._client.auth_test()
            except SlackApiError as problem:
                outcome = classify(problem, "auth.test")
                if outcome.fate in (Fate.PERMANENT, Fate.REFUSED) and outcome.code not in PASSING:
                    raise RefusedBySlackError(f"{RefusedBySlackError.__doc__} Slack said: {outcome.code}.") from None
                logger.warning("Slack is not answering yet (%s); trying again in %.0f s.", outcome.code, wait)
            except NO_ANSWER as problem:
                logger.warning("Slack cannot be reached (%s); trying again in %.0f s.", type(problem).__name__, wait)
            else:
                self._identity = AuthorizeResult(
                    enterprise_id=answer.get("enterprise_id"),
                    team_id=answer["team_id"],
                    bot_id=answer.get("bot_id"),
                    bot_user_id=answer["user_id"],
                    bot_token=self._token,
                )
                self._teams.add(str(answer["team_id"]))
                return str(answer["team_id"])
            await asyncio.sleep(wait)
            wait = min(wait * 2, 30)

    async def _time_zone(self, people: Sequence[str]) -> str:
        """Return the zone of the first person on the teams for whom Slack names one, or ""."""
        for user_id in people[:3]:
            try:
                answer = await self._client.users_info(user=user_id)
            except NO_ANSWER:
                continue
            tz = str((answer.get("user") or {}).get("tz") or "")
            if zone := zone_named(tz):
                return zone
        return ""


@contextmanager
def _environment_hidden() -> Iterator[None]:
    """Hide the token in the environment from Bolt, which would use it, and warn that authorize() gives one too."""
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("SLACK_")}
    try:
        yield
    finally:
        os.environ.update(hidden)
