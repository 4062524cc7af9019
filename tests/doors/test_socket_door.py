"""Socket Mode's door stays open whatever Slack does, and answers what it took before it closes."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.doors.socket import SocketDoor
from tests.doors.fake_socket import FakeSlack
from tests.doors.toy import HOME, ODD_EVENTS, SUBMISSION, Toy, click, command


class Scene:
    """A fake Slack, the toy app, and the door between them."""

    def __init__(self, slack: FakeSlack, toy: Toy) -> None:
        self.slack, self.toy = slack, toy
        self.door = self.another()

    def another(self, *, token: str = "xapp-toy", silence: float = 30.0) -> SocketDoor:
        return SocketDoor(
            self.toy.app,
            app_token=token,
            api_url=f"http://{self.slack.url}/api/",
            silence=silence,
            first_backoff=0.01,
        )

    async def connects(self) -> None:
        await self.door.start()
        await asyncio.wait_for(self.door.connected.wait(), 5)

    async def taken(self, count: int) -> None:
        async with asyncio.timeout(5):
            while self.door.in_flight < count:  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(0.005)

    def acked(self) -> list[object]:
        return [ack["envelope_id"] for ack in self.slack.acks]


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    slack = FakeSlack()
    await slack.start()
    scene = Scene(slack, Toy())
    yield scene
    scene.toy.let_go.set()
    await scene.door.stop()
    await slack.stop()


async def test_what_slack_sends_is_handled_and_then_acknowledged(scene: Scene) -> None:
    await scene.connects()
    slack = scene.slack
    await slack.asks(command("Jane"), "e1", kind="slash_commands")
    await slack.until(lambda: len(slack.acks) == 1)
    await slack.asks(SUBMISSION, "e2")
    await slack.until(lambda: len(slack.acks) == 2)
    await slack.asks(HOME, "e3", kind="events_api")
    await slack.until(lambda: len(slack.acks) == 3)
    assert slack.acks == [
        {"envelope_id": "e1", "payload": {"text": "Got Jane"}},
        {"envelope_id": "e2", "payload": {"response_action": "clear"}},
        {"envelope_id": "e3"},
    ]
    assert scene.door.healthy
    assert scene.door.last_heard < 5


async def test_a_slow_listener_holds_nobody_up_and_is_not_acknowledged_early(scene: Scene) -> None:
    await scene.connects()
    await scene.slack.asks(click("slow"), "slow")
    await scene.slack.asks(SUBMISSION, "quick")
    await scene.slack.until(lambda: len(scene.slack.acks) == 1)
    assert scene.acked() == ["quick"]
    assert scene.door.in_flight == 1
    scene.toy.let_go.set()
    await scene.slack.until(lambda: len(scene.slack.acks) == 2)
    assert scene.acked() == ["quick", "slow"]


MALFORMED = [
    "nonsense",
    "{",
    "[]",
    "[" * 100_000,
    "{}",
    '{"type": "interactive"}',
    '{"type": "interactive", "envelope_id": "e", "payload": 7}',
    '{"type": "interactive", "envelope_id": 7, "payload": {}}',
    '{"type": "interactive", "envelope_id": "e", "payload": {"type": "block_actions", "actions": []}}',
    '{"type": "events_api", "envelope_id": "e", "payload": {"type": "event_callback", "event": null}}',
    '{"type": ["interactive"], "envelope_id": "e", "payload": {"type": "x", "user": "\\u0000"}}',
    '{"type": "surprise", "n": ' + "9" * 10_000 + "}",
]


async def test_malformed_envelopes_and_failing_listeners_are_left_and_the_next_is_handled(scene: Scene) -> None:
    await scene.connects()
    for text in MALFORMED:
        await scene.slack.sends(text)
    await scene.slack.asks(click("broken"), "broken")
    await scene.slack.asks(click("unknown"), "unknown")
    await scene.slack.asks(SUBMISSION, "good")
    await scene.slack.until(lambda: scene.slack.acks)
    assert scene.acked() == ["good"]
    assert scene.slack.opened == 1


async def test_an_event_nobody_can_read_is_taken_and_goes_no_further(scene: Scene) -> None:
    await scene.connects()
    for number, odd in enumerate(ODD_EVENTS):
        await scene.slack.asks(HOME | {"event": HOME["event"] | odd}, str(number), kind="events_api")
    await scene.slack.until(lambda: len(scene.slack.acks) == len(ODD_EVENTS))
    assert scene.toy.seen == []


async def test_a_refused_connection_is_tried_again_until_it_is_given(scene: Scene) -> None:
    scene.slack.refusals = ["internal_error", "too_many_websockets", "ratelimited", "<html>502</html>"]
    await scene.connects()
    assert scene.slack.opened == 5


async def test_a_wrong_token_is_told_and_tried_again(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    scene.door = scene.another(token="xapp-canary")
    await scene.door.start()
    await scene.slack.until(lambda: scene.slack.opened >= 3)
    assert "Slack says invalid_auth." in caplog.text
    assert "canary" not in caplog.text
    assert not scene.door.healthy


async def test_a_closed_socket_is_replaced(scene: Scene) -> None:
    await scene.connects()
    await scene.slack.sockets[0].close()
    await scene.slack.until(lambda: len(scene.slack.sockets) == 2)
    await scene.slack.asks(SUBMISSION, "after")
    await scene.slack.until(lambda: scene.slack.acks)
    assert scene.slack.acked_on == [1]


async def test_a_socket_nobody_is_heard_on_is_replaced(scene: Scene) -> None:
    scene.slack.answers_pings = False
    scene.door = scene.another(silence=0.2)
    await scene.connects()
    await scene.slack.until(lambda: len(scene.slack.sockets) >= 3)


async def test_a_quiet_socket_that_answers_pings_is_kept(scene: Scene) -> None:
    scene.door = scene.another(silence=0.2)
    await scene.connects()
    await asyncio.sleep(0.6)
    assert len(scene.slack.sockets) == 1
    assert scene.door.healthy


async def test_before_slack_closes_a_socket_what_it_carried_is_answered_on_it(scene: Scene) -> None:
    await scene.connects()
    await scene.slack.asks(click("slow"), "carried")
    await scene.taken(1)
    await scene.slack.sends({"type": "disconnect", "reason": "warning"})
    await scene.slack.until(lambda: len(scene.slack.sockets) == 2)
    await scene.slack.asks(SUBMISSION, "late", on=0)
    await scene.slack.asks(SUBMISSION, "new", on=1)
    await scene.slack.until(lambda: len(scene.slack.acks) == 2)
    scene.toy.let_go.set()
    await scene.slack.until(lambda: len(scene.slack.acks) == 3)
    assert dict(zip(scene.acked(), scene.slack.acked_on, strict=True)) == {"late": 0, "new": 1, "carried": 0}
    await scene.slack.until(lambda: scene.slack.sockets[0].closed)
    assert not scene.slack.sockets[1].closed


async def test_stopping_finishes_what_is_under_way_and_takes_no_more(scene: Scene) -> None:
    await scene.connects()
    await scene.slack.asks(click("slow"), "under way")
    await scene.taken(1)
    stopping = asyncio.create_task(scene.door.stop())
    await asyncio.sleep(0.02)
    await scene.slack.asks(SUBMISSION, "too late")
    await asyncio.sleep(0.05)
    assert not stopping.done()
    scene.toy.let_go.set()
    await asyncio.wait_for(stopping, 5)
    assert scene.acked() == ["under way"]
    assert len(scene.toy.seen) == 1
    assert scene.slack.opened == 1


async def test_stopping_does_not_wait_for_ever(scene: Scene) -> None:
    await scene.connects()
    await scene.slack.asks(click("slow"), "stuck")
    await scene.taken(1)
    await asyncio.wait_for(scene.door.stop(grace=0.1), 3)
    assert scene.slack.acks == []


async def test_it_can_be_stopped_while_it_fails_to_connect(scene: Scene) -> None:
    scene.slack.greets = False
    await scene.door.start()
    await scene.slack.until(lambda: scene.slack.sockets)
    await asyncio.wait_for(scene.door.stop(), 3)
    assert not scene.door.connected.is_set()
