"""Checking every hour that the cards sales has to decide on are still there: anybody may have deleted one."""

import logging
from collections.abc import Iterable
from datetime import timedelta

from bot.delivery.attempt import whereabouts
from bot.delivery.now_and_then import NowAndThen
from bot.delivery.outcomes import Fate
from bot.delivery.slack import CallError, Slack
from bot.lead.show_card import bring_back, still_waits
from bot.slack.refusals import EVERYTHING
from storage.delivery import cards
from storage.delivery.cards import LOOK_AFTER, CardToSee
from storage.sql import Database, Transaction

logger = logging.getLogger(__name__)

AT_ONCE = 10
_EVERY = 15.0  # seconds between looking for cards, ten at a time: Slack allows some fifty looks a minute
_MEANWHILE = timedelta(minutes=5)
"""The time one process has for what it is looking for, and the time until Slack is asked again after no answer."""


class Looking:
    """The looking: one call to Slack for each card; several processes may look, and a card comes back once."""

    def __init__(self, database: Database, slack: Slack) -> None:
        self._database = database
        self._slack = slack
        self._rounds = NowAndThen("cards", _EVERY)

    def go_on(self, teams: Iterable[str]) -> None:
        """Begin to look for the next few, unless that was not long ago."""
        self._rounds.begin(lambda: self._look_for(teams, at_most=1))

    async def look_for_all(self, teams: Iterable[str]) -> None:
        """Look for all whose time has come."""
        await self._look_for(teams)

    async def stop(self) -> None:
        await self._rounds.stop()

    async def _look_for(self, teams: Iterable[str], at_most: int = 0) -> None:
        looked = 0
        try:
            while await self.look(teams) >= AT_ONCE and (looked := looked + 1) != at_most:
                pass
        except Exception as problem:
            logger.error("Cards could not be checked: %s", whereabouts(problem))

    async def look(self, teams: Iterable[str]) -> int:
        """Look for the next cards whose time has come; returns how many there were."""
        teams = tuple(teams)
        if not teams or not await self._database.read(cards.to_see, teams, 1):
            return 0
        due = await self._database.transact(_take, teams)
        for card, waits in due:
            if waits and not await self._see(card):
                break  # Slack does not answer now; the rest comes again in a few minutes
        return len(due)

    async def _see(self, card: CardToSee) -> bool:
        """Look for one card, and bring it back if it is gone. Returns whether to go on."""
        try:
            there = await self._slack.is_there(card.channel, card.ts)
        except CallError as failed:
            logger.info("Nobody can tell whether a card is there: %s", failed.outcome.code)
            alone = failed.outcome.refused not in ("", EVERYTHING)
            return alone or failed.outcome.fate is Fate.PERMANENT  # of that channel, or kind of channel, alone
        if there:
            await self._database.transact(_found, card)
        elif await self._database.transact(bring_back, card.team_id, card.channel, card.ts):
            logger.info("The card of lead %s was deleted, and is posted again.", card.lead_id)
        return True


def _take(tx: Transaction, teams: tuple[str, ...]) -> list[tuple[CardToSee, bool]]:
    """Take the next ones for this process, with whether anybody waits for each. Those nobody waits for are let go."""
    due = [(card, still_waits(tx, card.team_id, card.lead_id, card.offer)) for card in cards.to_see(tx, teams, AT_ONCE)]
    for card, waits in due:
        cards.see_again(tx, card, tx.now + _MEANWHILE if waits else None)
    return due


def _found(tx: Transaction, card: CardToSee) -> None:
    cards.see_again(tx, card, tx.now + LOOK_AFTER)
