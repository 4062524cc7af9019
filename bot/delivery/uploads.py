"""Reports that people asked for: made step by step beside the courier, and sent as a file into their DM, once.

Slack knows no key for an upload. What makes it one is that an upload is completed once: its id is noted before, and
after an unclear answer the DM's history tells whether it is there.
"""

import logging
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.delivery.attempt import whereabouts
from bot.delivery.now_and_then import NowAndThen
from bot.delivery.outcomes import Fate, Outcome, backoff
from bot.delivery.slack import CallError, Slack
from storage.delivery import deliveries
from storage.reports.jobs import Report, State
from storage.sql import Database, Transaction, is_about_the_database

logger = logging.getLogger(__name__)

_EVERY = 2.0  # seconds
_MOST_ATTEMPTS = 40
_MARGIN = timedelta(seconds=60)
_PAGES = 20


class Making(Protocol):
    """The acts by which a report is made: bot/reports/make, a later room than any that delivery knows."""

    def is_due(self, tx: Transaction, team_id: str) -> bool: ...

    def take(self, tx: Transaction, team_id: str) -> Report | None: ...

    def count(self, tx: Transaction, report: Report) -> Any: ...

    def keep_counted(self, tx: Transaction, report: Report, found: Any) -> Report | None: ...

    def next_lines(self, tx: Transaction, report: Report) -> list[Any]: ...

    def written(self, tx: Transaction, report: Report, some: list[Any], names: Mapping[str, str]) -> bytes: ...

    def keep_lines(self, tx: Transaction, report: Report, count: int, body: bytes) -> Report | None: ...

    def piece(self, tx: Transaction, report: Report, place: int) -> bytes: ...

    def comment(self, report: Report) -> str: ...

    def will_complete(self, tx: Transaction, report: Report, file_id: str) -> Report | None: ...

    def forget_upload(self, tx: Transaction, report: Report) -> Report | None: ...

    def finish(self, tx: Transaction, report: Report) -> None: ...

    def fail(self, tx: Transaction, report: Report, error: str) -> None: ...

    def try_later(self, tx: Transaction, report: Report, until: datetime, error: str) -> None: ...


class Uploads:
    def __init__(self, database: Database, slack: Slack, making: Making | None) -> None:
        self._database = database
        self._slack = slack
        self._making = making
        self._rounds = NowAndThen("reports", _EVERY)
        self._names: dict[tuple[str, str], str] = {}

    def go_on(self, teams: Iterable[str]) -> None:
        """Begin to make what waits, unless that is under way."""
        self._rounds.begin(lambda: self.make(teams))

    async def stop(self) -> None:
        await self._rounds.stop()

    async def make(self, teams: Iterable[str]) -> None:
        """Make all that waits to be made now; what does not work is tried again later."""
        making = self._making
        if making is None:
            return
        try:
            for team_id in tuple(teams):
                while await self._database.read(making.is_due, team_id):
                    report = await self._database.transact(making.take, team_id)
                    if report is None:
                        break
                    await self._see_through(making, report)
        except Exception as problem:
            logger.error("Reports could not be made: %s", whereabouts(problem))

    async def _see_through(self, making: Making, report: Report) -> None:
        """Take one step after the other, as long as the report is this worker's."""
        now: Report | None = report
        try:
            while now is not None and now.state in (State.COUNTING, State.WRITING):
                report, now = now, await self._step(making, now)
            if now is not None and now.state is State.SENDING:
                report = now
                await self._send(making, now)
        except CallError as failed:
            await self._not_sent(making, report, failed.outcome)
        except Exception as problem:
            if is_about_the_database(problem):
                raise  # its lease runs out
            logger.error("Report %s was interrupted: %s", report.id, whereabouts(problem))
            await self._not_sent(making, report, Outcome(Fate.TRANSIENT, "not_made"))

    async def _step(self, making: Making, report: Report) -> Report | None:
        if report.state is State.COUNTING:
            found = await self._database.read(making.count, report)
            return await self._database.transact(making.keep_counted, report, found)
        some = await self._database.read(making.next_lines, report)
        body = await self._database.read(making.written, report, some, await self._called(report.team_id, some))
        return await self._database.transact(making.keep_lines, report, len(some), body)

    async def _called(self, team_id: str, some: list[Any]) -> dict[str, str]:
        """Ask Slack what the people in these lines are called; those it does not tell keep their ids."""
        for user in {user for line in some for user in line.people}:
            if (team_id, user) not in self._names:
                with suppress(CallError):
                    told = await self._slack.user(user)
                    self._names[team_id, user] = str(told.get("real_name") or told.get("name") or user)
        return {user: self._names.get((team_id, user), user) for line in some for user in line.people}

    async def _send(self, making: Making, report: Report) -> None:
        channel = await self._database.read(deliveries.direct_channel, report.team_id, report.user_id)
        if not channel:
            channel = await self._slack.open_direct_channel(report.user_id)
            who = (report.team_id, report.user_id)
            await self._database.transact(deliveries.remember_direct_channel, *who, channel)
        if report.file_id:
            again = await self._was_sent(making, report, channel)
            if again is None:
                return
            report = again
        url, file_id = await self._slack.announce_file(report.file_name, report.size)
        await self._slack.send_bytes(url, report.size, self._pieces(making, report))
        now = await self._database.transact(making.will_complete, report, file_id)
        if now is not None:
            await self._complete(making, now, channel)

    async def _was_sent(self, making: Making, report: Report, channel: str) -> Report | None:
        """Finish an upload of which nobody knows whether it was completed; returns the report if it is to be uploaded
        again. Completing it twice shares it once."""
        if await self._is_there(report, channel):
            await self._database.transact(making.finish, report)
            return None
        try:
            await self._complete(making, report, channel)
        except CallError as failed:
            if failed.outcome.code != "file_not_found":
                raise
            if report.tried_at and self._database.clock.now() < report.tried_at + deliveries.SETTLE:
                raise CallError(Outcome(Fate.TRANSIENT, "not_settled", deliveries.SETTLE)) from failed
            if await self._is_there(report, channel):
                await self._database.transact(making.finish, report)
                return None
            return await self._database.transact(making.forget_upload, report)
        return None

    async def _complete(self, making: Making, report: Report, channel: str) -> None:
        await self._slack.complete_file(report.file_id, report.file_name, channel, making.comment(report))
        await self._database.transact(making.finish, report)

    async def _pieces(self, making: Making, report: Report) -> AsyncIterator[bytes]:
        for place in range(1, report.pieces + 1):
            yield await self._database.read(making.piece, report, place)

    async def _is_there(self, report: Report, channel: str) -> bool:
        oldest, cursor = f"{((report.tried_at or report.asked_at) - _MARGIN).timestamp():.6f}", ""
        for _ in range(_PAGES):
            page = await self._slack.messages(channel, "", oldest, cursor)
            shared = (file.get("id") for message in page.get("messages", []) for file in message.get("files") or [])
            if report.file_id in shared:
                return True
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return False

    async def _not_sent(self, making: Making, report: Report, outcome: Outcome) -> None:
        """Give the file up for good, or try again later: only while nobody has to change anything."""
        for_good = outcome.fate in (Fate.PERMANENT, Fate.REFUSED) and outcome.refused != "everything"
        if for_good or report.attempts >= _MOST_ATTEMPTS:
            await self._database.transact(making.fail, report, outcome.code)
            return
        logger.info("Report %s: %s", report.id, outcome.code)
        wait = deliveries.SETTLE if outcome.fate is Fate.AMBIGUOUS else outcome.retry_after or backoff(report.attempts)
        await self._database.transact(making.try_later, report, self._database.clock.now() + wait, outcome.code)
