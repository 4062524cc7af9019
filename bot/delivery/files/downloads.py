"""Files that people handed in for an import: fetched beside the courier, looked through, and shown to them."""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.delivery.attempt import whereabouts
from bot.delivery.files.downloading import GONE, LARGEST, TOO_LARGE
from bot.delivery.files.keeping import Keeping
from bot.delivery.now_and_then import NowAndThen
from bot.delivery.outcomes import Fate, Outcome, backoff
from bot.delivery.slack import CallError, Slack
from storage.sql import Database, Transaction, is_about_the_database

logger = logging.getLogger(__name__)

_EVERY = 1.0  # seconds
_MOST_ATTEMPTS = 8
_NOT_KNOWN = ("file_not_found", "file_deleted")
_RAISED = timedelta(seconds=30)


class Handed(Protocol):
    """A file that was handed in; `chosen` holds the address that Slack named with it."""

    @property
    def id(self) -> int: ...

    @property
    def file_id(self) -> str: ...

    @property
    def attempts(self) -> int: ...

    @property
    def chosen(self) -> Mapping[str, Any]: ...


class Fetching(Protocol):
    """The acts by which a file is taken in: bot/exchange/windows/fetch, a later room than any that delivery knows."""

    def is_due(self, tx: Transaction, team_id: str) -> bool: ...

    def take(self, tx: Transaction, team_id: str) -> Any: ...

    def keep_on(self, tx: Transaction, handed: Any) -> Any: ...

    def look(self, tx: Transaction, handed: Any, data: bytes) -> Any: ...

    def keep(self, tx: Transaction, handed: Any, data: bytes, found: Any) -> None: ...

    def fail(self, tx: Transaction, handed: Any, error: str) -> None: ...

    def try_later(self, tx: Transaction, handed: Any, until: datetime, error: str) -> None: ...


class Downloads:
    def __init__(self, database: Database, slack: Slack, fetching: Fetching | None) -> None:
        self._database = database
        self._slack = slack
        self._fetching = fetching
        self._rounds = NowAndThen("downloads", _EVERY)

    def go_on(self, teams: Iterable[str]) -> None:
        """Begin to fetch what waits, unless that is under way."""
        self._rounds.begin(lambda: self.fetch(teams))

    async def stop(self) -> None:
        await self._rounds.stop()

    async def fetch(self, teams: Iterable[str]) -> None:
        """Fetch all that waits to be fetched now; what does not work is tried again later."""
        fetching = self._fetching
        if fetching is None:
            return
        try:
            for team_id in tuple(teams):
                while await self._database.read(fetching.is_due, team_id):
                    handed = await self._database.transact(fetching.take, team_id)
                    if handed is None:
                        break
                    await self._take_in(fetching, handed)
        except Exception as problem:
            logger.error("Files could not be fetched: %s", whereabouts(problem))

    async def _take_in(self, fetching: Fetching, handed: Handed) -> None:
        kept = Keeping(self._database, fetching.keep_on, handed)
        try:
            data = await kept.meanwhile(self._bytes(handed))
            found = await kept.meanwhile(self._database.read(fetching.look, handed, data))
            if kept.now is not None:
                await self._database.transact(fetching.keep, kept.now, data, found)
        except CallError as failed:
            await self._not_fetched(fetching, kept.now or handed, failed.outcome)
        except Exception as problem:
            if is_about_the_database(problem):
                raise  # its lease runs out
            logger.error("Import %s was interrupted: %s", handed.id, whereabouts(problem))
            raised = Outcome(Fate.TRANSIENT, "not_looked_through", _RAISED)
            await self._not_fetched(fetching, kept.now or handed, raised)

    async def _bytes(self, handed: Handed) -> bytes:
        """Fetch it from where Slack says now, or from where it said when the file was given: what was put into a form
        belongs to no conversation, and not every workspace tells of it again."""
        try:
            file = await self._slack.file(handed.file_id)
        except CallError as failed:
            address = str(handed.chosen.get("address") or "")
            if failed.outcome.code not in _NOT_KNOWN or not address:
                raise
            return await self._slack.read_file(address)
        if int(file.get("size") or 0) > LARGEST:
            raise CallError(Outcome(Fate.PERMANENT, TOO_LARGE))
        url = str(file.get("url_private_download") or file.get("url_private") or "")
        if not url or file.get("is_external"):
            raise CallError(Outcome(Fate.PERMANENT, GONE if not url else "not_slacks"))
        return await self._slack.read_file(url)

    async def _not_fetched(self, fetching: Fetching, handed: Handed, outcome: Outcome) -> None:
        """Give it up, or try again later: only while nobody has to change anything."""
        if outcome.is_final or handed.attempts >= _MOST_ATTEMPTS:
            await self._database.transact(fetching.fail, handed, outcome.code)
            return
        logger.info("Import %s: %s", handed.id, outcome.code)
        until = self._database.clock.now() + (outcome.retry_after or backoff(handed.attempts))
        await self._database.transact(fetching.try_later, handed, until, outcome.code)
