"""Finding out from a channel's history whether a message whose result is unknown was posted."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.delivery.outcomes import Fate, Outcome
from bot.delivery.slack import CallError, Slack
from storage.delivery import deliveries
from storage.delivery.claims import ClaimedNotice
from storage.sql import Database

_MARGIN = timedelta(seconds=60)
"""The most that Slack's clock and ours may differ."""
_PAGES = 10
"""The number of pages read in one go; a longer history is read on at the next look."""
_NEXT_LOOK = timedelta(seconds=5)
_PATIENCE = 15
_REMEMBERED = timedelta(minutes=10)


class _Place(NamedTuple):
    team_id: str
    channel: str
    thread_ts: str


@dataclass(slots=True)
class _Reading:
    """The messages of a place from `since` to `read_at`, newest first, as far as `cursor`; all of them if `whole`.

    `looks` says at which attempt each notice was last looked for here.
    """

    read_at: datetime
    since: datetime
    used_at: datetime
    found: dict[str, str] = field(default_factory=dict)
    looks: dict[str, int] = field(default_factory=dict)
    cursor: str = ""
    whole: bool = False

    def serves(self, notice: ClaimedNotice) -> bool:
        """Tell whether the notice's message, if posted, has to be in it: nobody can have sent it later."""
        if self.since > notice.tried_at:
            return False
        return self.read_at >= notice.settled_at or self.looks.get(notice.token) == notice.attempts - 1


class Histories:
    """The histories of channels, each read once for all its unclear messages: some apps may read once a minute."""

    def __init__(self, database: Database, slack: Slack) -> None:
        self._database = database
        self._slack = slack
        self._readings: dict[_Place, _Reading] = {}

    async def find(self, notice: ClaimedNotice, channel: str, thread_ts: str) -> str | None:
        """Return the ts of the notice's message, None if it was never posted; CallError if nobody can tell yet."""
        place = _Place(notice.team_id, channel, thread_ts)
        reading = self._readings.get(place)
        if not reading or not reading.serves(notice):
            first = await self._database.read(deliveries.first_unclear, notice.team_id, notice.destination)
            reading = self._begin(place, min(first or notice.tried_at, notice.tried_at))
        reading.used_at = self._database.clock.now()
        reading.looks[notice.token] = notice.attempts
        if notice.token not in reading.found and not reading.whole:
            await self._read_on(place, reading)
        if notice.token not in reading.found and not reading.whole:
            # Half a history proves nothing: better to post late, or to tell a manager, than to post twice.
            raise CallError(Outcome(Fate.TRANSIENT, "history_too_long", _NEXT_LOOK))
        return reading.found.get(notice.token)

    def forget(self, team_id: str, channel: str, thread_ts: str) -> None:
        """Forget what was read there: another message may have been posted since."""
        self._readings.pop(_Place(team_id, channel, thread_ts), None)

    def _begin(self, place: _Place, since: datetime) -> _Reading:
        now = self._database.clock.now()
        used = {at: old for at, old in self._readings.items() if old.used_at > now - _REMEMBERED}
        reading = _Reading(now, since, now)
        self._readings = used | {place: reading}
        return reading

    async def _read_on(self, place: _Place, reading: _Reading) -> None:
        oldest = f"{(reading.since - _MARGIN).timestamp():.6f}"
        try:
            async with asyncio.timeout(_PATIENCE):
                for _ in range(_PAGES):
                    page = await self._slack.messages(place.channel, place.thread_ts, oldest, reading.cursor)
                    for message in page.get("messages", []):
                        key = message.get("metadata", {}).get("event_payload", {}).get("key")
                        if key:
                            reading.found[key] = message["ts"]
                    reading.cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
                    if not reading.cursor:
                        reading.whole = True
                        return
        except TimeoutError as problem:
            raise CallError(Outcome(Fate.TRANSIENT, "timeout")) from problem
        except CallError as problem:
            if problem.outcome.code == "invalid_cursor":
                self._readings.pop(place, None)
            raise
