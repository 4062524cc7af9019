"""Redrawing the Homes that people look at, when something has changed for them: each at most once in five seconds."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from bot.delivery.attempt import whereabouts
from bot.delivery.now_and_then import NowAndThen
from bot.delivery.outcomes import Fate
from bot.delivery.pacing import Pacing
from bot.delivery.slack import CallError, Slack
from bot.slack.filled import stamp
from storage.overview import homes
from storage.overview.homes import Drawn, DueHome
from storage.sql import Database, Transaction

DrawHome = Callable[[Transaction, str, str, str], dict[str, Any]]
"""Draws the Home of somebody (team id, user id) with the page that they chose there."""

logger = logging.getLogger(__name__)

_EVERY = 1.0  # seconds
_AT_ONCE = 20
_A_SECOND = 1.2  # Slack allows a hundred a minute, and people who press something want theirs, too
_PLACE = "home"


class Homes:
    """The redrawing: what has happened is heard from the record, so that nothing is forgotten when this stops. Homes
    that would look the same are not sent to Slack, nor is one that was drawn meanwhile."""

    def __init__(self, database: Database, slack: Slack, draw: DrawHome | None) -> None:
        self._database = database
        self._slack = slack
        self._draw = draw
        self._pacing = Pacing(_A_SECOND, _AT_ONCE)
        self._rounds = NowAndThen("homes", _EVERY)
        self._one_round = asyncio.Lock()

    def go_on(self, teams: Iterable[str]) -> None:
        """Begin to redraw, unless that was not long ago."""
        self._rounds.begin(lambda: self.redraw(teams))

    async def stop(self) -> None:
        await self._rounds.stop()

    async def redraw(self, teams: Iterable[str]) -> None:
        """Hear what has happened, and redraw the Homes that it concerns, as far as Slack's pace allows."""
        async with self._one_round:
            try:
                for team_id in tuple(teams) if self._draw else ():
                    if await self._database.read(homes.something_new, team_id):
                        await self._database.transact(homes.hear_news, team_id)
                    for each in await self._database.read(homes.due, team_id, _AT_ONCE):
                        if (team_id, _PLACE) in self._pacing.resting():
                            return
                        await self._redraw(team_id, each)
            except Exception as problem:
                logger.error("Homes could not be redrawn: %s", whereabouts(problem))

    async def _redraw(self, team_id: str, home: DueHome) -> None:
        if not await self._database.transact(homes.claim, team_id, home.user_id):
            return
        view, read_at = await self._database.read(self._drawn, team_id, home)
        mark = stamp(json.dumps(view))
        if mark == home.drawn.stamp:
            await self._database.transact(homes.looks_the_same, team_id, home.user_id, read_at)
            return
        self._pacing.take((team_id, _PLACE))
        try:
            told = await self._slack.publish_home(home.user_id, view, home.drawn.hash)
        except CallError as failed:
            # Otherwise it is looked at again when the lease is over.
            logger.info("A Home was not redrawn: %s", failed.outcome.code)
            if failed.outcome.fate is Fate.PERMANENT and failed.outcome.code != "hash_conflict":
                await self._database.transact(homes.forget, team_id, home.user_id)
            return
        drawn = Drawn(home.drawn.shown, mark, told)
        await self._database.transact(homes.redrawn, team_id, home.user_id, drawn, read_at)

    def _drawn(self, tx: Transaction, team_id: str, home: DueHome) -> tuple[dict[str, Any], datetime]:
        assert self._draw is not None
        return self._draw(tx, team_id, home.user_id, home.drawn.shown), tx.now
