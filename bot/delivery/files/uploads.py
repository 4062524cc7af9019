"""Files that people asked for: made step by step beside the courier, and sent into their DM, once.

Slack knows no key for an upload. What makes it one is that an upload is completed once: its id is noted before, and
after an unclear answer the DM's history tells whether it is there.
"""

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from bot.delivery.attempt import whereabouts
from bot.delivery.files.making import Making as Making
from bot.delivery.files.making import body_of
from bot.delivery.files.short_turns import short_turns
from bot.delivery.now_and_then import NowAndThen
from bot.delivery.outcomes import Fate, Outcome, backoff
from bot.delivery.slack import CallError, Slack
from storage.delivery import deliveries
from storage.reports.jobs import FileJob, State
from storage.sql import Database, is_about_the_database

logger = logging.getLogger(__name__)

_EVERY, _FAREWELL = 2.0, 1.0  # seconds
_MOST_ATTEMPTS = 40
_STEPS = 20
"""The steps that a file is made by before it is the turn of another, and of another workspace: some seconds."""
_UNWRITTEN = (State.COUNTING, State.WRITING)
_MARGIN = timedelta(seconds=60)
_PAGES = 20


class Uploads:
    """All that is made for people: each kind by itself, so that what is short does not wait for what is long."""

    def __init__(self, database: Database, slack: Slack, makings: Iterable[Making]) -> None:
        self._kinds = [_Kind(database, slack, making) for making in makings]

    def go_on(self, teams: Iterable[str]) -> None:
        """Begin to make what waits, unless that is under way."""
        for kind in self._kinds:
            kind.go_on(teams)

    async def stop(self) -> None:
        for kind in self._kinds:
            await kind.stop()

    async def make(self, teams: Iterable[str]) -> None:
        """Make all that waits to be made now; what does not work is tried again later."""
        waiting = tuple(teams)
        await asyncio.gather(*(kind.make(waiting) for kind in self._kinds))


class _Kind:
    """The files of one kind, one after the other."""

    def __init__(self, database: Database, slack: Slack, making: Making) -> None:
        self._database = database
        self._slack = slack
        self._making = making
        self._rounds = NowAndThen("files", _EVERY)
        self._names: dict[tuple[str, str], str] = {}

    def go_on(self, teams: Iterable[str]) -> None:
        self._rounds.begin(lambda: self.make(teams))

    async def stop(self) -> None:
        """Finish the step under way, and let go of the file, so that another process goes on with it at once."""
        await self._rounds.stop(_FAREWELL)

    async def make(self, teams: Iterable[str]) -> None:
        making = self._making
        waiting = tuple(teams)
        try:
            while waiting and not self._rounds.is_over():
                waiting = tuple([team_id for team_id in waiting if await self._take_turn(making, team_id)])
        except Exception as problem:
            logger.error("Files could not be made: %s", whereabouts(problem))

    async def _take_turn(self, making: Making, team_id: str) -> bool:
        """Go on with the next file of a workspace; returns whether there was one."""
        if not await self._database.read(making.is_due, team_id):
            return False
        job = await self._database.transact(making.take, team_id)
        if job is not None:
            await self._go_on_with(making, job)
        return job is not None

    async def _go_on_with(self, making: Making, job: FileJob) -> None:
        """Take one step after the other, as long as the file is this worker's, and then let others have their turn."""
        now: FileJob | None = job
        try:
            for _ in range(_STEPS):
                if now is None or now.state not in _UNWRITTEN or self._rounds.is_over():
                    break
                with short_turns():
                    job, now = now, await self._step(making, now)
            if now is None or now.state not in (*_UNWRITTEN, State.SENDING):
                return
            job = now
            if now.state in _UNWRITTEN or self._rounds.is_over():
                await self._database.transact(making.try_later, now, self._database.clock.now(), "")
            else:
                await self._send(making, now)
        except CallError as failed:
            await self._not_sent(making, job, failed.outcome)
        except Exception as problem:
            if is_about_the_database(problem):
                raise  # its lease runs out
            logger.error("%s %s was interrupted: %s", type(job).__name__, job.id, whereabouts(problem))
            await self._not_sent(making, job, Outcome(Fate.TRANSIENT, "not_made"))

    async def _step(self, making: Making, job: FileJob) -> FileJob | None:
        if job.state is State.COUNTING:
            found = await self._database.read(making.count, job)
            return await self._database.transact(making.keep_counted, job, found)
        some = await self._database.read(making.next_lines, job)
        body = await self._database.read(making.written, job, some, await self._called(job.team_id, some))
        return await self._database.transact(making.keep_lines, job, some, body)

    async def _called(self, team_id: str, some: list[Any]) -> dict[str, str]:
        """Ask Slack what the people in these lines are called; those it does not tell keep their ids."""
        for user in {user for line in some for user in line.people}:
            if (team_id, user) not in self._names:
                with suppress(CallError):
                    told = await self._slack.user(user)
                    self._names[team_id, user] = str(told.get("real_name") or told.get("name") or user)
        return {user: self._names.get((team_id, user), user) for line in some for user in line.people}

    async def _send(self, making: Making, job: FileJob) -> None:
        channel = await self._database.read(deliveries.direct_channel, job.team_id, job.user_id)
        if not channel:
            channel = await self._slack.open_direct_channel(job.user_id)
            who = (job.team_id, job.user_id)
            await self._database.transact(deliveries.remember_direct_channel, *who, channel)
        if job.file_id:
            again = await self._was_sent(making, job, channel)
            if again is None:
                return
            job = again
        async with body_of(self._database, making, job) as body:
            url, file_id = await self._slack.announce_file(job.file_name, body.size)
            await self._slack.send_bytes(url, body.size, body.pieces)
        now = await self._database.transact(making.will_complete, job, file_id)
        if now is not None:
            await self._complete(making, now, channel)

    async def _was_sent(self, making: Making, job: FileJob, channel: str) -> FileJob | None:
        """Finish an upload of which nobody knows whether it was completed; returns it if it is to be uploaded
        again. Completing it twice shares it once."""
        if await self._is_there(job, channel):
            await self._database.transact(making.finish, job)
            return None
        try:
            await self._complete(making, job, channel)
        except CallError as failed:
            if failed.outcome.code != "file_not_found":
                raise
            if job.tried_at and self._database.clock.now() < job.tried_at + deliveries.SETTLE:
                raise CallError(Outcome(Fate.TRANSIENT, "not_settled", deliveries.SETTLE)) from failed
            if await self._is_there(job, channel):
                await self._database.transact(making.finish, job)
                return None
            return await self._database.transact(making.forget_upload, job)
        return None

    async def _complete(self, making: Making, job: FileJob, channel: str) -> None:
        await self._slack.complete_file(job.file_id, job.file_name, channel, making.comment(job))
        await self._database.transact(making.finish, job)

    async def _is_there(self, job: FileJob, channel: str) -> bool:
        oldest, cursor = f"{((job.tried_at or job.asked_at) - _MARGIN).timestamp():.6f}", ""
        for _ in range(_PAGES):
            page = await self._slack.messages(channel, "", oldest, cursor)
            shared = (file.get("id") for message in page.get("messages", []) for file in message.get("files") or [])
            if job.file_id in shared:
                return True
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return False

    async def _not_sent(self, making: Making, job: FileJob, outcome: Outcome) -> None:
        """Give the file up for good, or try again later: only while nobody has to change anything."""
        if outcome.is_final or job.attempts >= _MOST_ATTEMPTS:
            await self._database.transact(making.fail, job, outcome.code)
            return
        logger.info("%s %s: %s", type(job).__name__, job.id, outcome.code)
        wait = deliveries.SETTLE if outcome.fate is Fate.AMBIGUOUS else outcome.retry_after or backoff(job.attempts)
        await self._database.transact(making.try_later, job, self._database.clock.now() + wait, outcome.code)
