"""Checking that Slack still refuses what it refused: it is asked who Baton is, then given one message that waits."""

import logging
from collections.abc import Iterable, Sequence

from bot.delivery import pausing
from bot.delivery.attempt import Attempts, whereabouts
from bot.delivery.now_and_then import NowAndThen
from bot.delivery.outcomes import Fate, Outcome
from bot.delivery.slack import CallError, Slack
from bot.slack.refusals import EVERYTHING, Refusal, in_the_log
from storage.delivery import refusals
from storage.sql import Database

logger = logging.getLogger(__name__)

_EVERY = 60.0  # seconds


class Lookout:
    def __init__(self, database: Database, slack: Slack, attempts: Attempts) -> None:
        self._database = database
        self._slack = slack
        self._attempts = attempts
        self._refused: Sequence[Refusal] = ()
        self._rounds = NowAndThen("tokens", _EVERY, later=True)

    def go_on(self, teams: Iterable[str]) -> None:
        """Begin to make sure of the tokens, unless that was not long ago."""
        self._rounds.begin(lambda: self.make_sure(teams))

    async def stop(self) -> None:
        await self._rounds.stop()

    async def make_sure(self, teams: Iterable[str]) -> None:
        """See whether Slack still knows Baton, though nothing is to be sent: whoever runs it hears of it before."""
        try:
            for team_id in tuple(teams):
                said = await self._asked_who_one_is()
                if said and said.refused == EVERYTHING:
                    await self._database.transact(pausing.doubt, team_id, said)
        except Exception as problem:
            logger.error("Nobody could make sure of the token: %s", whereabouts(problem))

    @property
    def wrong(self) -> str:
        """Say what is refused now; empty for nothing."""
        return " ".join(in_the_log(refusal) for refusal in self._refused)

    def let_in(self, teams: Iterable[str]) -> list[str]:
        """Return the workspaces where not everything is refused."""
        shut_out = {refusal.team_id for refusal in self._refused if refusal.of_everything}
        return [team_id for team_id in teams if team_id not in shut_out]

    async def take(self, refused: Sequence[Refusal]) -> list[Refusal]:
        """Hear from the tables what is refused; return what only this process is to look at now."""
        self._refused, now = refused, self._database.clock.now()
        let_in = self.let_in({refusal.team_id for refusal in refused})
        worth_it = [each for each in refused if each.of_everything or each.team_id in let_in]
        due = [each for each in worth_it if pausing.is_due(each, now)]
        return [each for each in due if await self._database.transact(pausing.take_a_look, each)]

    async def look(self, refusal: Refusal) -> None:
        """See how things are now, and say so. A refusal that nobody waits for, and whose token Slack knows, is over."""
        said = await self._asked_who_one_is() if refusal.of_everything else None
        while said is None:
            notice = await self._database.transact(refusals.claim_one_that_waits, refusal)
            if notice is None:
                break
            said = await self._attempts.make(notice)
        await self._conclude(refusal, said)

    async def _asked_who_one_is(self) -> Outcome | None:
        try:
            await self._slack.who_am_i()
        except CallError as failed:
            return failed.outcome
        return None

    async def _conclude(self, refusal: Refusal, said: Outcome | None) -> None:
        if said and refusal.what in (said.refused, said.code):
            await self._database.transact(pausing.still_refused, refusal, said)
        elif said and _says_nothing(refusal, said):
            await self._database.transact(pausing.look_later, refusal)
        else:
            await self._database.transact(pausing.resume, refusal)


def _says_nothing(refusal: Refusal, said: Outcome) -> bool:
    """Tell whether it is left open: no answer came, or one that is given before anybody sees what was asked."""
    return said.fate in (Fate.TRANSIENT, Fate.AMBIGUOUS) or said.refused == EVERYTHING != refusal.what
