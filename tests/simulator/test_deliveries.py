"""Deliveries: three seconds, retries, one envelope sent again, sockets that come and go, signatures."""

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.simulator.errors import NotAcknowledged
from tests.simulator.toy import Toy, actions, button, modal, running_toy, section, text_input


async def test_three_seconds_are_all_an_app_gets() -> None:
    async with running_toy() as toy:

        @toy.bolt.command("/table")
        async def slow(ack: Any) -> None:
            await asyncio.sleep(3.2)
            await ack("too late")

        with pytest.raises(NotAcknowledged, match="operation_timeout"):
            await toy.ada.runs("/table")
        delivery = toy.slack.deliveries[-1]
        assert (delivery.type, delivery.error, delivery.seconds) == ("/table", "operation_timeout", None)
        notice = await toy.ada.sees('/table failed with the error "operation_timeout"')
        assert notice.ephemeral
        assert toy.bob.reads() == []
        await asyncio.sleep(0.3)
        assert all("too late" not in message.text for message in toy.ada.reads())


async def test_a_listener_nobody_wrote_is_a_failure(either: Toy) -> None:
    either.slack.stage.deliveries.patience = 0.1
    with pytest.raises(NotAcknowledged):
        await either.ada.runs("/silent")
    answer = await either.ada.runs("/silent", patient=True)
    assert answer
    assert "/silent failed with the error" in answer.text
    await either.post(actions(button("Dead", "dead")))
    with pytest.raises(NotAcknowledged):
        await either.ada.clicks("Dead", on=either.ada.reads(either.room)[-1])


async def test_a_submission_can_arrive_four_times(either: Toy) -> None:
    bodies: list[dict[str, Any]] = []

    @either.bolt.command("/table")
    async def open_form(ack: Any, body: dict[str, Any], client: Any) -> None:
        view = modal("Book", text_input("Name", "name"))
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @either.bolt.view("booking")
    async def book(ack: Any, body: dict[str, Any]) -> None:
        bodies.append(body)
        await ack()

    await either.ada.runs("/table")
    await either.ada.submits({"Name": "Grace"})
    submission = either.slack.deliveries[-1]
    repeats = await asyncio.gather(*[either.slack.deliver_again(submission) for _ in range(3)])
    assert [repeat.ok for repeat in repeats] == [True] * 3
    assert {repeat.envelope_id for repeat in repeats} == {submission.envelope_id}
    assert bodies == [bodies[0]] * 4


@pytest.mark.parametrize("over_http", [False, True])
async def test_events_are_tried_again_and_nothing_else_is(over_http: bool) -> None:
    async with running_toy(over_http=over_http, event_retry_seconds=(0.01, 0.01, 0.01)) as toy:
        attempts: list[tuple[Any, Any]] = []

        @toy.bolt.middleware
        async def fail_twice(body: dict[str, Any], req: Any, next_: Any) -> Any:
            if body.get("event", {}).get("text") != "hello":
                return await next_()
            attempts.append((req.headers.get("x-slack-retry-num"), req.headers.get("x-slack-retry-reason")))
            if len(attempts) < 3:
                raise RuntimeError("not yet")
            return await next_()

        toy.slack.stage.deliveries.patience = 0.2
        with pytest.raises(NotAcknowledged):
            await toy.ada.says("hello")
        await toy.slack.workspace.changes.until(lambda: len(attempts) >= 3 or None, 2)
        hellos = [
            d for d in toy.slack.deliveries if d.kind == "events_api" and d.payload["event"].get("text") == "hello"
        ]
        assert [delivery.retry_num for delivery in hellos] == [0, 1, 2]
        assert len({delivery.payload["event_id"] for delivery in hellos}) == 1
        if over_http:
            assert attempts == [(None, None), (["1"], ["http_error"]), (["2"], ["http_error"])]


async def test_a_ticket_is_for_one_connection_and_ten_are_the_most(toy: Toy) -> None:
    async with aiohttp.ClientSession() as session:
        url = toy.slack.sockets.ticket(toy.app)
        sockets = [await session.ws_connect(url)]
        hello = await sockets[0].receive_json()
        assert (hello["type"], hello["num_connections"]) == ("hello", 2)
        assert hello["connection_info"] == {"app_id": toy.app.id}
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)
        sockets += [await session.ws_connect(toy.slack.sockets.ticket(toy.app)) for _ in range(8)]
        assert await toy.slack.connected(toy.app, 10)
        eleventh = await session.ws_connect(toy.slack.sockets.ticket(toy.app))
        assert (await eleventh.receive_json())["reason"] == "too_many_websockets"
        await eleventh.close()
        for socket in sockets:
            await socket.close()


async def test_an_app_asked_to_reconnect_does(toy: Toy) -> None:
    @toy.bolt.command("/table")
    async def answer(ack: Any) -> None:
        await ack("here")

    await toy.slack.sockets.disconnect(toy.app)
    assert await toy.slack.connected(toy.app)
    said = await toy.ada.runs("/table")
    assert said
    assert said.text == "here"


async def test_without_a_connection_commands_fail_at_once(toy: Toy) -> None:
    lonely = {**toy.app.manifest, "display_information": {"name": "Lonely"}}
    lonely["features"] = {**lonely["features"], "slash_commands": [{"command": "/lonely", "description": "x"}]}
    toy.slack.install(lonely)
    answer = await toy.ada.runs("/lonely", patient=True)
    assert answer
    assert answer.text == '/lonely failed with the error "dispatch_failed"'


async def test_http_requests_are_signed_and_the_url_is_verified() -> None:
    async with running_toy(over_http=True) as toy:
        await toy.slack.verify_url(toy.app)
        toy.app.signing_secret, honest = "0" * 32, toy.app.signing_secret
        forged = await toy.ada.runs("/table", patient=True)
        assert forged
        assert toy.slack.deliveries[-1].error == "http_error 401"
        toy.app.signing_secret = honest


async def test_a_shared_card_tells_who_clicked(either: Toy) -> None:
    clicked: list[str] = []

    @either.bolt.action("go")
    async def go(ack: Any, body: dict[str, Any]) -> None:
        clicked.append(body["user"]["username"])
        await ack()

    await either.post(section("card"), actions(button("Go", "go")))
    card = await either.ada.sees("card")
    await asyncio.gather(either.ada.clicks("Go", on=card), either.bob.clicks("Go", on=card))
    assert sorted(clicked) == ["ada.lovelace", "bob"]
    assert all(d.seconds is not None and d.seconds < 3 for d in either.slack.deliveries[-2:])
