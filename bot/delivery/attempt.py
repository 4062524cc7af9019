"""One attempt at one notice: compose it from the record, make sure it is not there already, send it, record it."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.delivery import holding, pausing
from bot.delivery.outcomes import TAKEN, Fate, Outcome, backoff
from bot.delivery.pacing import Pacing
from bot.delivery.reaching import Reaching, refused
from bot.delivery.reconcile import Histories
from bot.delivery.slack import TIMEOUT, CallError, Slack
from bot.delivery.timing import waits_until
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post, UndeliverableError, UnknownNoticeError
from bot.lead.show_card import bring_back
from bot.lead.team.standing import REFUSED_AS
from storage.delivery import deliveries
from storage.delivery.claims import RATE_LIMITED, ClaimedNotice
from storage.delivery.outbox import NO_CLEAR_ANSWER
from storage.sql import Database, Transaction, is_about_the_database

Compose = Callable[[Transaction, ClaimedNotice], Post | None]

logger = logging.getLogger(__name__)

_MOST_ATTEMPTS = 50
_LONGEST = timedelta(hours=24)
_FAIR_TRIAL = 10
"""A notice that waited while Baton was switched off is not given up at once."""


class Attempts:
    def __init__(self, database: Database, slack: Slack, compose: Compose, pacing: Pacing) -> None:
        self._database = database
        self._slack = slack
        self._pacing = pacing
        self._compose = compose
        self._histories = Histories(database, slack)
        self._reaching = Reaching(database, slack)

    async def make(self, notice: ClaimedNotice) -> Outcome | None:
        """Deliver the notice, or record why not and when to try again; returns what Slack said, None if it was not
        asked."""
        if notice.attempts > _MOST_ATTEMPTS:
            await self._park(notice, NO_CLEAR_ANSWER if notice.unclear else "slack_unavailable")
            return None
        try:
            if not notice.unclear and await self._reaching.turned_away(notice):
                return None
            drawn = await self._database.read(self._drawn, notice)
        except UnknownNoticeError:
            await self._park(notice, "unknown_notice")
        except UndeliverableError as problem:
            await self._park(notice, problem.reason)
        except Exception as problem:
            if is_about_the_database(problem):
                raise  # nothing is wrong with the notice
            logger.error("Notice %s (%s) was not composed: %s", notice.id, notice.kind, whereabouts(problem))
            await self._later(notice, Outcome(Fate.TRANSIENT, "not_composed"))
        else:
            if isinstance(drawn, datetime):
                await self._database.transact(deliveries.hold, notice, drawn)
            elif drawn is None:
                await self._database.transact(deliveries.supersede, notice)
            else:
                return await self._deliver(notice, *drawn)
        return None

    def _drawn(self, tx: Transaction, notice: ClaimedNotice) -> tuple[Post, str] | datetime | None:
        """Return the message and the channel it goes to, "" for a DM that has not been opened yet; or, if it may not be
        sent now, when it may. What may have been posted already is drawn at any hour, to be looked for."""
        quiet = None if notice.unclear else waits_until(tx, notice)
        if quiet:
            return quiet
        post = self._compose(tx, notice)
        if post and post.channel.startswith(("U", "W")):
            return post, deliveries.direct_channel(tx, notice.team_id, post.channel)
        return (post, post.channel) if post else None

    async def _deliver(self, notice: ClaimedNotice, post: Post, channel: str) -> Outcome | None:
        try:
            channel = channel or await self._open(notice.team_id, post.channel)
        except CallError as failed:
            await self._not_posted(notice, failed.outcome)
            return failed.outcome
        if notice.unclear and post.leaves_a_trace:
            try:
                ts = await self._histories.find(notice, channel, post.thread_ts)
            except CallError as failed:
                await self._later(notice, failed.outcome)
                return failed.outcome
            if ts:
                await self._database.transact(_sent, notice, post, channel, ts)
                return TAKEN
        if notice.unclear and (quiet := await self._database.read(waits_until, notice)):
            await self._database.transact(deliveries.hold, notice, quiet)
            return None
        if post.too_late:
            await self._database.transact(deliveries.supersede, notice)
            return None
        if self._database.clock.now() + timedelta(seconds=TIMEOUT) >= notice.leased_until:
            return None  # the lease may run out too soon: whoever claims it next looks first
        if not post.update_ts:
            self._pacing.take((notice.team_id, notice.destination))
        try:
            posted = await self._slack.send(post, channel, notice.token)
        except CallError as failed:
            await self._failed(notice, post, channel, failed.outcome)
            return failed.outcome
        await self._database.transact(_sent, notice, post, *posted)
        return TAKEN

    async def _open(self, team_id: str, person: str) -> str:
        opened = await self._slack.open_direct_channel(person)
        await self._database.transact(deliveries.remember_direct_channel, team_id, person, opened)
        return opened

    async def _failed(self, notice: ClaimedNotice, post: Post, channel: str, outcome: Outcome) -> None:
        if outcome.fate is not Fate.AMBIGUOUS or post.update_ts:
            # History was clean, or this only redraws: no earlier attempt is in doubt any more.
            doubtful = notice.unclear and bool(post.ephemeral_to)
            if post.update_ts and outcome.code == "message_not_found":
                if notice.kind in (NoticeKind.CARD, NoticeKind.RESULT, NoticeKind.REDRAWN):
                    await self._database.transact(_lost, notice, channel, post.update_ts)
                    return
                outcome = replace(outcome, code="card_deleted")
            await self._not_posted(replace(notice, unclear=doubtful), outcome)
            return
        logger.info("Notice %s (%s): no clear answer, %s", notice.id, notice.kind, outcome.code)
        if post.ephemeral_to and notice.unclear:
            await self._database.transact(deliveries.supersede, notice, outcome.code)
        elif self._worn_out(notice):
            await self._park(notice, NO_CLEAR_ANSWER)
        else:
            self._histories.forget(notice.team_id, channel, post.thread_ts)
            await self._database.transact(_unclear, notice, outcome.code)

    async def _not_posted(self, notice: ClaimedNotice, outcome: Outcome) -> None:
        if outcome.code in REFUSED_AS and await self._database.transact(refused, notice, outcome.code):
            return
        if outcome.fate is Fate.PERMANENT:
            await self._park(notice, outcome.code)
        else:
            await self._later(notice, outcome)

    async def _later(self, notice: ClaimedNotice, outcome: Outcome) -> None:
        if outcome.fate is Fate.REFUSED:
            await self._database.transact(pausing.pause, notice, outcome)
            return
        if self._worn_out(notice):
            unsent = outcome.code if outcome.code == "not_composed" else "slack_unavailable"
            await self._park(notice, NO_CLEAR_ANSWER if notice.unclear else unsent)
            return
        wait = outcome.retry_after or backoff(notice.attempts)
        logger.info("Notice %s (%s) waits %.0f s: %s", notice.id, notice.kind, wait.total_seconds(), outcome.code)
        await self._database.transact(_wait, notice, wait, outcome.code)

    def _worn_out(self, notice: ClaimedNotice) -> bool:
        age = self._database.clock.now() - notice.created_at
        return notice.attempts >= _MOST_ATTEMPTS or (age >= _LONGEST and notice.attempts >= _FAIR_TRIAL)

    async def _park(self, notice: ClaimedNotice, reason: str) -> None:
        logger.warning("Notice %s (%s) is held back: %s", notice.id, notice.kind, reason)
        await self._database.transact(pausing.park_or_pause, notice, reason)


def _sent(tx: Transaction, notice: ClaimedNotice, post: Post, channel: str, ts: str) -> None:
    if deliveries.sent(tx, notice, channel, ts) and post.posted:
        post.posted(tx, channel, ts)


def _lost(tx: Transaction, notice: ClaimedNotice, channel: str, ts: str) -> None:
    """Post a deleted card again while sales has to decide on it; after that, or another message, nobody misses it."""
    if deliveries.supersede(tx, notice, "message_not_found"):
        bring_back(tx, notice.team_id, channel, ts)


def _unclear(tx: Transaction, notice: ClaimedNotice, code: str) -> None:
    if deliveries.unclear(tx, notice, code):
        holding.still_unclear(tx, notice, tx.now + deliveries.SETTLE)


def _wait(tx: Transaction, notice: ClaimedNotice, wait: timedelta, code: str) -> None:
    until: datetime = tx.now + wait
    deliveries.retry_later(tx, notice, until, code)
    if notice.unclear:
        holding.still_unclear(tx, notice, until)
    if code == RATE_LIMITED:
        deliveries.hold_back(tx, notice.team_id, notice.destination, until)


def whereabouts(problem: Exception) -> str:
    """Return the exception's type and place for the log, without its message, which may quote what people wrote."""
    traceback = problem.__traceback__
    while traceback and traceback.tb_next:
        traceback = traceback.tb_next
    place = f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}" if traceback else "?"
    return f"{type(problem).__name__} at {place}"
