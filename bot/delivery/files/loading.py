"""Imports that are under way: loaded beside the courier, one at a time, and again later if that does not work."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from bot.delivery.attempt import whereabouts
from bot.delivery.files.load_acts import Loading
from bot.delivery.files.one_load import Load
from bot.delivery.files.short_turns import short_turns
from bot.delivery.now_and_then import NowAndThen
from bot.delivery.outcomes import backoff
from storage.sql import Database, is_about_the_database

logger = logging.getLogger(__name__)

_EVERY, _FAREWELL = 1.0, 1.0  # seconds
_MOST_ATTEMPTS = 5


class Loader:
    def __init__(self, database: Database, acts: Loading | None) -> None:
        self._database = database
        self._acts = acts
        self._rounds = NowAndThen("imports", _EVERY)

    def go_on(self, teams: Iterable[str]) -> None:
        """Begin to load what waits, unless that is under way."""
        self._rounds.begin(lambda: self.load(teams))

    async def stop(self) -> None:
        """Finish the step under way, and let go of the import, so that another process goes on with it at once."""
        await self._rounds.stop(_FAREWELL)

    async def load(self, teams: Iterable[str]) -> None:
        """Load all that waits to be loaded now; what does not work is tried again later."""
        acts = self._acts
        if acts is None:
            return
        try:
            for team_id in tuple(teams):
                while not self._rounds.is_over() and await self._database.read(acts.is_due, team_id):
                    imp = await self._database.transact(acts.take, team_id)
                    if imp is None:
                        break
                    await self._see_through(acts, imp)
        except Exception as problem:
            logger.error("Imports could not be loaded: %s", whereabouts(problem))

    async def _see_through(self, acts: Loading, imp: Any) -> None:
        load = Load(self._database, acts, imp, self._rounds.is_over)
        try:
            with short_turns():
                await load.run()
            if load.now is not None and load.now.leased_until is not None:
                await self._database.transact(acts.try_later, load.now, self._database.clock.now())
        except Exception as problem:
            if is_about_the_database(problem):
                raise  # its lease runs out
            imp = load.now or imp
            logger.error("Import %s was interrupted: %s", imp.id, whereabouts(problem))
            if imp.attempts >= _MOST_ATTEMPTS:
                await self._database.transact(acts.give_up, imp, "interrupted")
            else:
                until = self._database.clock.now() + max(backoff(imp.attempts), timedelta(seconds=1))
                await self._database.transact(acts.try_later, imp, until)
