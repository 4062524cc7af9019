"""A workspace, a Slack that remembers, and couriers that compose plain messages."""

from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any

import pytest
from aiohttp.test_utils import TestServer

from bot.clock import MovableClock
from bot.delivery.courier import Courier, make_client
from bot.delivery.pacing import Pacing
from bot.lead.people import Role
from bot.lead.post import Post, UndeliverableError, UnknownNoticeError
from storage import tables, workspaces
from storage.delivery import claims, outbox
from storage.delivery.claims import ClaimedNotice
from storage.sql import Database, Transaction
from tests.delivery.fake_slack import FakeSlack

TEAM = "T1"
CHANNELS = {"sales": "C-SALES", "marketing": "C-MARKETING"}


UNPROMPTED = ("missing", "follow_up", "digest")


class Compose:
    """Knows a few kinds of notices; `recorded` is what it was told of posted messages."""

    def __init__(self) -> None:
        self.recorded: list[tuple[str, str]] = []
        self.text = "{text}"
        self.blocks: list[dict[str, Any]] = []

    def __call__(self, tx: Transaction, notice: ClaimedNotice) -> Post | None:
        data, channel = notice.data, CHANNELS.get(notice.destination, notice.destination)
        if notice.kind == "nothing":
            return None
        if notice.kind == "nowhere" or data.get("nowhere"):
            raise UndeliverableError("no_sales_channel")
        if notice.kind == "broken":
            raise ZeroDivisionError
        if notice.kind not in (
            "note",
            "whisper",
            "redraw",
            "reply",
            "held_back",
            "unclear",
            "paused",
            "resumed",
            *UNPROMPTED,
        ):
            raise UnknownNoticeError
        return Post(
            channel=channel,
            text=self.text.format(text=data.get("text") or data.get("reason") or data.get("what")),
            blocks=self.blocks,
            update_ts=data.get("ts", "") if notice.kind == "redraw" else "",
            thread_ts=data.get("ts", "") if notice.kind == "reply" else "",
            ephemeral_to="U9" if notice.kind == "whisper" else "",
            posted=self._posted,
        )

    def _posted(self, tx: Transaction, channel: str, ts: str) -> None:
        self.recorded.append((channel, ts))


class Baton:
    """The outbox and its courier, as a test speaks of them."""

    def __init__(self, database: Database, clock: MovableClock, slack: FakeSlack, url: str) -> None:
        self.database = database
        self.clock = clock
        self.slack = slack
        self.compose = Compose()
        self._url = url
        self.courier = self.another_courier()

    def another_courier(self, compose: Callable[[Transaction, ClaimedNotice], Post | None] | None = None) -> Courier:
        client, pacing = make_client("xoxb-test", self._url), Pacing(rate=1000)
        return Courier(self.database, client, compose or self.compose, pacing, teams={TEAM})

    async def leaves(self, text: str, to: str = "sales", kind: str = "note", **more: object) -> None:
        options = {"lead_id": more.pop("lead_id", None), "replace": more.pop("replace", False)}
        await self.database.transact(outbox.leave, TEAM, kind, to, **options, text=text, **more)

    async def delivers(self, **later: float) -> None:
        if later:
            self.clock.advance(**later)
        await self.courier.deliver_now()

    async def states(self) -> list[str]:
        return [row.state for row in await self.rows()]

    async def errors(self) -> list[str]:
        return [row.error for row in await self.rows()]

    async def rows(self) -> list[Any]:
        """Every notice as it stands, the oldest first."""
        return await self.database.read(lambda tx: list(self._rows(tx)))

    async def claims_everything(self) -> list[claims.ClaimedNotice]:
        return await self.database.transact(claims.claim, await self.database.read(claims.due, [TEAM]))

    async def state_of(self, place: str) -> str:
        """Of the newest notice left for this place."""
        return await self.database.read(
            lambda tx: [row.state for row in self._rows(tx) if row.destination == place][-1]
        )

    def _rows(self, tx: Transaction) -> Iterable[Any]:
        return tx.connection.execute(tables.notice.select().order_by(tables.notice.c.id)).all()


@pytest.fixture
async def slack(clock: MovableClock) -> FakeSlack:
    return FakeSlack(clock)


@pytest.fixture
async def baton(database: Database, clock: MovableClock, slack: FakeSlack) -> AsyncIterator[Baton]:
    def found(tx: Transaction) -> None:
        workspaces.add(tx, TEAM)
        workspaces.set_members(tx, TEAM, Role.SALES_MANAGER, ["UM1", "UM2"])

    await database.transact(found)
    async with TestServer(slack.app()) as server:
        baton = Baton(database, clock, slack, str(server.make_url("/api/")))
        yield baton
        await baton.courier.stop()
