"""Asking Slack once a day where each member lives: people travel and move, and whoever is new lives somewhere."""

import logging
from collections.abc import Iterable
from datetime import timedelta

from bot.delivery.attempt import whereabouts
from bot.delivery.now_and_then import NowAndThen
from bot.delivery.outcomes import Fate
from bot.delivery.slack import CallError, Slack
from bot.lead.workplace.learn_zone import learn_zone
from storage import zones
from storage.sql import Database

logger = logging.getLogger(__name__)

_AT_ONCE = 20  # people: Slack allows a hundred calls a minute
_EVERY = 60.0  # seconds
_FRESH = timedelta(days=1)


class Zones:
    """The asking: one call to Slack for each person, one workspace after the other."""

    def __init__(self, database: Database, slack: Slack) -> None:
        self._database = database
        self._slack = slack
        self._rounds = NowAndThen("zones", _EVERY)

    def go_on(self, teams: Iterable[str]) -> None:
        """Begin to ask for the next few, unless that was not long ago."""
        self._rounds.begin(lambda: self.ask(teams))

    async def stop(self) -> None:
        await self._rounds.stop()

    async def ask(self, teams: Iterable[str]) -> None:
        """Ask for those whose zone is not known, or was asked for a day ago."""
        try:
            for team_id in tuple(teams):
                before = self._database.clock.now() - _FRESH
                for user_id in await self._database.read(zones.to_ask, team_id, before, _AT_ONCE):
                    if not await self._ask_for(team_id, user_id):
                        return
        except Exception as problem:
            logger.error("Zones could not be asked for: %s", whereabouts(problem))

    async def _ask_for(self, team_id: str, user_id: str) -> bool:
        """Ask for one person's zone. Returns whether to go on."""
        try:
            tz = str((await self._slack.user(user_id)).get("tz") or "")
        except CallError as failed:
            logger.info("Nobody can tell where somebody lives: %s", failed.outcome.code)
            if failed.outcome.fate is not Fate.PERMANENT or failed.outcome.refused:
                return False
            tz = await self._database.read(zones.of, team_id, user_id)
        await self._database.transact(learn_zone, team_id, user_id, tz)
        return True
