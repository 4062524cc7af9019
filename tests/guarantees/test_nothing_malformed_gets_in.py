"""Signed but malformed: no exception, no 5xx, nothing written, over HTTP and over Socket Mode."""

import asyncio
import json
import logging
from typing import Any

import pytest

from bot.doors.shape import misshapen
from bot.doors.socket import SocketDoor
from bot.simulator.deliveries import Delivery
from tests.conversations.office import Office
from tests.doors.fake_socket import FakeSlack
from tests.doors.http_slack import FORM, JSON, Slack
from tests.doors.toy import HOME
from tests.guarantees.a_day import everything_once
from tests.guarantees.conftest import Size
from tests.guarantees.spoiling import BROKEN, as_body, as_json, spoil
from tests.guarantees.strangers import contents, nothing_was_written_since, slack

__all__ = ["slack"]


async def test_signed_but_malformed_writes_nothing_and_breaks_nothing_over_http(
    office: Office, slack: Slack, size: Size, caplog: pytest.LogCaptureFixture
) -> None:
    await everything_once(office)
    before = await office.baton.database.read(contents)
    broken = []
    for delivery, payload in spoil(office.slack.deliveries, size.of(150, 1000)):
        if not _another_submission(delivery, payload):
            body, kind = as_body(delivery, payload)
            broken.append((body, kind, payload))
    for delivery in office.slack.deliveries[:: size.of(10, 1)]:
        body, kind = as_body(delivery, delivery.payload)
        broken += [(spoil_it(body), kind, spoil_it) for spoil_it in BROKEN]
        broken.append((body, JSON if kind == FORM else FORM, delivery.type))
    for body, kind, what in broken:
        status, _ = await slack.sends(body, kind)
        assert status in (200, 400, 404, 413), what
        _no_exception_escaped(caplog, what)
    await nothing_was_written_since(before, office)


async def test_odd_payloads_that_are_new_leave_nothing_that_breaks_anything_later(
    office: Office, slack: Slack, size: Size, caplog: pytest.LogCaptureFixture
) -> None:
    await everything_once(office)
    for number, (delivery, payload) in enumerate(spoil(office.slack.deliveries, size.of(150, 1000))):
        _make_new(payload, number)
        body, kind = as_body(delivery, payload)
        status, _ = await slack.sends(body, kind)
        assert status in (200, 400, 404), payload
        await office.work()
        _no_exception_escaped(caplog, payload)
    await office.later(days=7)
    for person in (office.mia, office.ravi, office.max):
        await person.opens_home()
        await person.runs("/lead mine", in_=office.sales)
    await office.max.runs("/lead digest", in_=office.sales)
    _no_exception_escaped(caplog, "later")


def _make_new(payload: dict[str, Any], number: int) -> None:
    """A click, form or event that was not delivered before, as far as its ids are still ids."""
    parts = (("event_id", payload), ("action_ts", (payload.get("actions") or [None])[0]), ("id", payload.get("view")))
    for name, part in parts:
        if isinstance(part, dict) and isinstance(part.get(name), str) and part[name].strip():
            part[name] = f"{part[name][:40]}{number}"


async def test_malformed_envelopes_write_nothing_and_break_nothing(
    office: Office, size: Size, caplog: pytest.LogCaptureFixture
) -> None:
    await everything_once(office)
    before = await office.baton.database.read(contents)
    fake = FakeSlack()
    await fake.start()
    door = SocketDoor(office.baton.app, app_token="xapp-toy", api_url=f"http://{fake.url}/api/")
    await door.start()
    await asyncio.wait_for(door.connected.wait(), 5)
    for number, (delivery, payload) in enumerate(spoil(office.slack.deliveries, size.of(150, 1000))):
        if _another_submission(delivery, payload):
            continue
        text = as_json({"envelope_id": str(number), "type": delivery.kind, "payload": payload})
        await fake.sends(text if number % 5 else as_json(payload))
        await _settled(door)
        _no_exception_escaped(caplog, payload)
    await fake.sockets[-1].send_bytes(b"\xff\xfe")
    await fake.asks(HOME, "last", kind="events_api")
    await fake.until(lambda: fake.acks and fake.acks[-1]["envelope_id"] == "last")
    assert fake.opened == 1
    await door.stop()
    await fake.stop()
    await nothing_was_written_since(before, office)


def _another_submission(delivery: Delivery, payload: dict[str, Any]) -> bool:
    """Tell whether the spoiling left a proper submission in which only something else is typed: that one may write."""
    if delivery.type != "view_submission":
        return False
    read = json.loads(as_json(payload))
    return not misshapen(read) and read["view"].get("state") != delivery.payload["view"].get("state")


async def _settled(door: SocketDoor) -> None:
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        while door.in_flight:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.001)


def _no_exception_escaped(caplog: pytest.LogCaptureFixture, what: object) -> None:
    assert not [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR], what
    caplog.clear()
