"""The requests HTTP's door lets through to Bolt, and everything it turns away."""

import asyncio
import gzip
import io
import json
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import aiohttp
import pytest

from bot.doors import http as http_door
from bot.doors.http import LARGEST_BODY
from tests.doors.http_slack import BODY, JSON, Slack
from tests.doors.toy import HOME, ODD_EVENTS, SUBMISSION, click, command


async def test_a_slash_command_is_answered(slack: Slack) -> None:
    body = urlencode(command("Jörg & Söhne"))
    assert await slack.sends(body) == (200, "Got Jörg & Söhne")


async def test_a_command_that_mentions_a_payload_is_not_lost(slack: Slack) -> None:
    body = urlencode(command("Jane of Payload, payload=1"))
    assert await slack.sends(body) == (200, "Got Jane of Payload, payload=1")


async def test_clicks_forms_and_events_reach_their_listeners(slack: Slack) -> None:
    slack.toy.let_go.set()
    assert await slack.interacts(click("slow")) == (200, "")
    status, text = await slack.interacts(SUBMISSION)
    assert (status, json.loads(text)) == (200, {"response_action": "clear"})
    assert (await slack.sends(json.dumps(HOME), JSON))[0] == 200
    assert (await slack.sends(json.dumps(HOME), "application/json; charset=utf-8"))[0] == 200
    assert len(slack.toy.seen) == 4


async def test_slacks_own_checks_work(slack: Slack) -> None:
    assert await slack.sends(urlencode({"ssl_check": "1", "token": "x"})) == (200, "")
    challenge = {"type": "url_verification", "challenge": "abc", "token": "x"}
    status, text = await slack.sends(json.dumps(challenge), JSON)
    assert (status, json.loads(text)) == (200, {"challenge": "abc"})


async def test_slack_may_look_at_the_certificate_without_a_signature(slack: Slack) -> None:
    async with slack.session.get(f"{slack.url}/slack/events?ssl_check=1&token=x") as answer:
        assert (answer.status, await answer.text()) == (200, "")
    assert slack.toy.seen == []


@pytest.mark.parametrize("odd", ODD_EVENTS)
async def test_an_event_nobody_can_read_is_taken_and_goes_no_further(slack: Slack, odd: dict[str, object]) -> None:
    assert await slack.sends(json.dumps(HOME | {"event": HOME["event"] | odd}), JSON) == (200, "")
    assert slack.toy.seen == []


async def test_a_listener_that_fails_is_500_and_an_unknown_button_4xx(slack: Slack) -> None:
    assert (await slack.interacts(click("broken")))[0] == 500
    assert (await slack.interacts(click("unknown")))[0] == 404


@pytest.mark.parametrize(
    "change",
    [
        {"X-Slack-Signature": None},
        {"X-Slack-Request-Timestamp": None},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Signature": "v0=\u00e9\u00e9"},
        {"X-Slack-Request-Timestamp": "soon"},
        {"X-Slack-Request-Timestamp": "-1"},
        {"X-Slack-Request-Timestamp": "1e9"},
        {"X-Slack-Request-Timestamp": "9" * 5000},
        {"X-Slack-Request-Timestamp": "\u0663"},
    ],
)
async def test_an_unsigned_request_is_401(slack: Slack, change: dict[str, str | None]) -> None:
    headers = {name: value for name, value in (slack.signature(BODY) | change).items() if value is not None}
    assert (await slack.sends(BODY, headers=headers))[0] == 401
    assert slack.toy.seen == []


async def test_a_signature_is_good_for_five_minutes_by_the_clock_and_for_its_bytes(slack: Slack) -> None:
    for age, status in ((0, 200), (290, 200), (-290, 200), (302, 401), (-302, 401)):
        assert (await slack.sends(BODY, headers=slack.signature(BODY, age=age)))[0] == status
    signed = slack.signature(BODY)
    slack.clock.advance(minutes=6)
    assert (await slack.sends(BODY, headers=signed))[0] == 401
    assert (await slack.sends(BODY + b"&x=1", headers=slack.signature(BODY)))[0] == 401
    assert (await slack.sends(BODY, headers=slack.signature(BODY, secret="other")))[0] == 401


async def test_unsigned_nonsense_is_401_before_it_is_read(slack: Slack) -> None:
    for body in (b"{", b"payload={", b"\xff\xfe", b"[" * 100_000):
        assert (await slack.sends(body, JSON, headers={}))[0] == 401


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_over_the_cap_is_413(slack: Slack, chunked: bool) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(LARGEST_BODY // 65536 + 1):
            yield b"x" * 65536

    data = pieces() if chunked else io.BytesIO(b"x" * (LARGEST_BODY + 1))
    async with slack.session.post(f"{slack.url}/slack/events", data=data) as answer:
        assert answer.status == 413


async def test_the_largest_body_is_still_read(slack: Slack) -> None:
    body = BODY + b"&more=" + b"x" * (LARGEST_BODY - len(BODY) - 6)
    assert (await slack.sends(body))[0] == 200


async def test_wrong_places_and_methods(slack: Slack) -> None:
    for method, path, status in (
        ("GET", "/slack/events", 405),
        ("PUT", "/slack/events", 405),
        ("POST", "/healthz", 405),
        ("POST", "/", 404),
        ("POST", "/slack/events/", 404),
    ):
        async with slack.session.request(method, slack.url + path) as answer:
            assert answer.status == status


async def test_health_is_asked_of_whoever_knows(slack: Slack) -> None:
    async with slack.session.get(f"{slack.url}/healthz") as answer:
        assert (answer.status, await answer.json()) == (200, {"ok": True})
    reasons = {"database": "It is away.", "courier": ""}
    slack.health.watch("database", lambda: reasons["database"])
    slack.health.watch("courier", lambda: reasons["courier"])
    slack.health.watch("clock", lambda: reasons["clock"])  # does not know itself
    async with slack.session.get(f"{slack.url}/healthz") as answer:
        wrong = {"database": "It is away.", "clock": "It cannot say how it is."}
        assert (answer.status, await answer.json()) == (503, {"ok": False, "wrong": wrong})
    reasons |= {"database": "", "clock": ""}
    async with slack.session.get(f"{slack.url}/healthz") as answer:
        assert (answer.status, await answer.json()) == (200, {"ok": True})


async def test_a_compressed_body_is_400(slack: Slack) -> None:
    body = gzip.compress(BODY)
    headers = slack.signature(body) | {"Content-Encoding": "gzip"}
    assert (await slack.sends(body, headers=headers))[0] == 400


async def says(slack: Slack, raw: bytes) -> bytes:
    """Speak plain bytes to the door and hear what it says until it hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", slack.door.port)
    writer.write(raw)
    async with asyncio.timeout(5):
        told = await reader.read()
    writer.close()
    await writer.wait_closed()
    return told


async def test_a_body_or_a_request_that_is_broken_is_a_clients_fault(slack: Slack) -> None:
    start = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    for raw in (
        start + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        start + b"Content-Length: -1\r\n\r\n",
        b"nonsense\r\n\r\n",
        start + b"X: " + b"x" * 100_000 + b"\r\n\r\n",
    ):
        assert b" 4" in (await says(slack, raw))[:12]
    assert (await slack.sends(BODY))[0] == 200


async def test_a_caller_who_dribbles_is_hung_up_on(slack: Slack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_door, "_PATIENCE", 0.1)
    assert await says(slack, b"POST /slack/ev") == b""
    head = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 9\r\n\r\n12"
    assert b" 408 " in (await says(slack, head))[:16]


async def test_stopping_finishes_what_is_under_way_and_takes_no_more(slack: Slack) -> None:
    async def soon() -> None:
        while slack.door.in_flight == 0:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.005)

    under_way = asyncio.create_task(slack.interacts(click("slow")))
    await asyncio.wait_for(soon(), 5)
    stopping = asyncio.create_task(slack.door.stop())
    await asyncio.sleep(0.05)
    with pytest.raises(aiohttp.ClientConnectionError):
        await slack.sends(BODY)
    assert not stopping.done()
    slack.toy.let_go.set()
    assert (await under_way)[0] == 200
    await asyncio.wait_for(stopping, 5)
    assert slack.door.in_flight == 0
    assert len(slack.toy.seen) == 1
