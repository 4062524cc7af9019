"""Carrying what people do to the app, waiting for its acknowledgement, and logging how it went."""

import asyncio
import copy
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from bot.simulator.records import InstalledApp, Json
from bot.simulator.workspace import Workspace

Kind = Literal["slash_commands", "interactive", "events_api"]


class DeliveryFailed(Exception):  # noqa: N818
    """The app did not take a delivery; the message is Slack's word for why."""


@dataclass(eq=False)
class Delivery:
    """One envelope on its way to an app. `seconds` is how long its acknowledgement took, in real time.

    `response` is what the app answered with the acknowledgement; `error` is why the delivery failed, or None.
    """

    app: InstalledApp
    kind: Kind
    payload: Json
    envelope_id: str
    at: datetime
    seconds: float | None = None
    response: Any = None
    error: str | None = None
    retry_num: int = 0
    retry_reason: str | None = None

    @property
    def type(self) -> str:
        """The subject: `block_actions`, `view_submission`, an event's type, or the slash command's word."""
        if self.kind == "events_api":
            return str((self.payload.get("event") or self.payload)["type"])
        return str(self.payload.get("type") or self.payload["command"])

    @property
    def ok(self) -> bool:
        return self.error is None


Carrier = Callable[[Delivery], Awaitable[Any]]


class Deliveries:
    """`patience`: the real seconds an app has for its acknowledgement (Slack: 3)."""

    def __init__(
        self,
        workspace: Workspace,
        over_socket: Carrier,
        over_http: Carrier,
        patience: float,
        retry_delays: tuple[float, ...],
    ) -> None:
        self._workspace = workspace
        self._over_socket = over_socket
        self._over_http = over_http
        self.patience = patience
        self._retry_delays = retry_delays
        self._background: set[asyncio.Task[Delivery]] = set()
        self._retries: set[asyncio.Task[Any]] = set()
        self.log: list[Delivery] = []

    async def send(self, app: InstalledApp, kind: Kind, payload: Json) -> Delivery:
        """Deliver once; the outcome is in the returned delivery, nothing is raised."""
        delivery = Delivery(app, kind, copy.deepcopy(payload), self._workspace.mint.uuid(), self._workspace.clock.now())
        return await self._carry(delivery)

    async def again(self, earlier: Delivery) -> Delivery:
        """Deliver the same payload in the same envelope once more."""
        repeated = Delivery(
            earlier.app,
            earlier.kind,
            copy.deepcopy(earlier.payload),
            earlier.envelope_id,
            self._workspace.clock.now(),
        )
        return await self._carry(repeated)

    def send_event(self, app: InstalledApp, payload: Json) -> asyncio.Task[Delivery]:
        """Deliver an event in the background, and up to three times more while the app does not take it."""
        task = asyncio.get_running_loop().create_task(self._send_event(app, payload))
        self._background.add(task)
        task.add_done_callback(self._background.discard)
        return task

    @property
    def in_flight(self) -> set["asyncio.Task[Delivery]"]:
        """The events on their way right now."""
        return set(self._background)

    async def settle(self) -> None:
        """Wait until every event on its way has arrived (retries that are still to come excluded)."""
        while self._background:
            await asyncio.wait(self._background)

    async def stop(self) -> None:
        tasks = self._background | self._retries
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _send_event(self, app: InstalledApp, payload: Json) -> Delivery:
        first = await self.send(app, "events_api", payload)
        if not first.ok:
            retries = asyncio.get_running_loop().create_task(self._retry_event(first))
            self._retries.add(retries)
            retries.add_done_callback(self._retries.discard)
        return first

    async def _retry_event(self, first: Delivery) -> None:
        # "nearly immediately, after 1 minute, after 5 minutes" (docs.slack.dev apis/events-api, Retries)
        failed = first
        for number, delay in enumerate(self._retry_delays, 1):
            await asyncio.sleep(delay)
            failed = await self._carry(
                Delivery(
                    first.app,
                    first.kind,
                    copy.deepcopy(first.payload),
                    self._workspace.mint.uuid(),
                    self._workspace.clock.now(),
                    retry_num=number,
                    retry_reason=failed.error,
                )
            )
            if failed.ok:
                return

    async def _carry(self, delivery: Delivery) -> Delivery:
        self.log.append(delivery)
        carrier = self._over_http if delivery.app.request_url else self._over_socket
        began = time.monotonic()
        try:
            delivery.response = await asyncio.wait_for(carrier(delivery), self.patience)
            delivery.seconds = time.monotonic() - began
        except TimeoutError:
            delivery.error = "operation_timeout"
        except DeliveryFailed as failure:
            delivery.error = str(failure)
        self._workspace.changes.announce()
        return delivery
