"""Finds out from a channel's history whether a message whose result is unknown was posted."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.outcomes import Fate, Outcome
from bot.delivery.slack import CallError, Slack
from storage import deliveries
from storage.claims import ClaimedNotice
from storage.engine import Database

_MARGIN = timedelta(seconds=60)
"""How far Slack's clock and ours may be apart."""
_PAGES = 10
_PATIENCE = 15
_REMEMBERED = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class _Reading:
    read_at: datetime
    since: datetime
    found: dict[str, str]


class Histories:
    """A channel is read once for all its unclear messages: Slack allows some apps one reading a minute."""

    def __init__(self, database: Database, slack: Slack) -> None:
        self._database = database
        self._slack = slack
        self._readings: dict[tuple[str, str], _Reading] = {}

    async def find(self, notice: ClaimedNotice, channel: str, thread_ts: str) -> str | None:
        """The ts of the notice's message, None when it was never posted; CallError when nobody can tell."""
        place = (channel, thread_ts)
        reading = self._readings.get(place)
        if not reading or reading.read_at < notice.settled_at or reading.since > notice.tried_at:
            first = await self._database.read(deliveries.first_unclear, notice.team_id, notice.destination)
            reading = await self._read(place, min(first or notice.tried_at, notice.tried_at))
            recent = self._database.clock.now() - _REMEMBERED
            self._readings = {at: old for at, old in self._readings.items() if old.read_at > recent}
            self._readings[place] = reading
        return reading.found.get(notice.token)

    def forget(self, channel: str, thread_ts: str) -> None:
        """What was read there is out of date: another message may have been posted since."""
        self._readings.pop((channel, thread_ts), None)

    async def _read(self, place: tuple[str, str], since: datetime) -> _Reading:
        read_at = self._database.clock.now()
        oldest = f"{(since - _MARGIN).timestamp():.6f}"
        found: dict[str, str] = {}
        cursor = ""
        try:
            async with asyncio.timeout(_PATIENCE):
                for _ in range(_PAGES):
                    page = await self._slack.messages(*place, oldest, cursor)
                    for message in page.get("messages", []):
                        key = message.get("metadata", {}).get("event_payload", {}).get("key")
                        if key:
                            found[key] = message["ts"]
                    cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
                    if not cursor:
                        return _Reading(read_at, since, found)
        except TimeoutError as problem:
            raise CallError(Outcome(Fate.TRANSIENT, "timeout")) from problem
        # Half a history proves nothing: better late, or shown to a manager, than twice.
        raise CallError(Outcome(Fate.TRANSIENT, "history_too_long"))
