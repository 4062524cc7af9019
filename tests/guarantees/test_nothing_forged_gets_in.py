"""Whatever Slack did not sign just now, however it is sent, is turned away before it is read."""

import asyncio
import logging
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from urllib.parse import urlencode

import aiohttp
import pytest

from bot.doors import http as http_door
from tests.conversations.office import Office
from tests.doors.conftest import slack as toy_door
from tests.doors.http_slack import BODY, FORM, JSON, Slack
from tests.guarantees.conftest import Size
from tests.guarantees.strangers import contents, nothing_was_written_since, slack

__all__ = ["slack", "toy_door"]

HEXADECIMAL = "0123456789abcdef"


async def test_what_slack_did_not_sign_just_now_is_turned_away_unread(
    office: Office, slack: Slack, size: Size, caplog: pytest.LogCaptureFixture
) -> None:
    await office.mia_brings()
    await office.work()
    before = await office.baton.database.read(contents)
    chance = random.Random(9)
    bodies = [
        BODY,
        b"{",
        b"\xff\xfe",
        b"[" * 5000,
        b"",
        b"payload={",
        b"x" * 50_000,
        urlencode({"payload": "[]"}).encode(),
    ]
    told: Counter[int] = Counter()
    caplog.set_level(logging.DEBUG)

    async def one() -> None:
        body = chance.choice(bodies)
        headers = chance.choice(FORGED)(slack, body, chance)
        kind = chance.choice([FORM, JSON, "text/plain", "application/json; charset=\xff", "a/b" * 50])
        data = aiohttp.BytesPayload(body) if chance.random() < 0.5 else _in_chunks(body)
        headers = aiohttp.typedefs.CIMultiDict([*headers, ("Content-Type", kind)])
        async with slack.session.post(f"{slack.url}/slack/events", data=data, headers=headers) as answer:
            told[answer.status] += 1

    for _ in range(size.of(500, 10_000) // 50):
        await asyncio.gather(*(one() for _ in range(50)))
    assert told.keys() <= {401, 400, 413}, told
    # A body that cannot be read is 400 only once its signature was found good: 401 says that nobody tried.
    assert told[401] > 0.8 * told.total()
    await nothing_was_written_since(before, office)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


Forging = Callable[[Slack, bytes, random.Random], list[tuple[str, str]]]


def _changed(name: str, change: Callable[[str, random.Random], str | None]) -> Forging:
    def forge(slack: Slack, body: bytes, chance: random.Random) -> list[tuple[str, str]]:
        signed = slack.signature(body)
        new = change(signed[name], chance)
        return list((signed | {name: new}).items()) if new is not None else [*signed.items()][: name == STAMP]

    return forge


STAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"
FORGED: list[Forging] = [
    lambda slack, body, chance: [],
    lambda slack, body, chance: list(slack.signature(body, secret=chance.choice(["", "shhh", "SHH"])).items()),
    lambda slack, body, chance: list(slack.signature(body + b" ").items()),
    lambda slack, body, chance: list(slack.signature(body, age=chance.choice([302, -302, 3600, 10**9])).items()),
    lambda slack, body, chance: [*slack.signature(body).items(), (SIGNATURE, "v0=" + "0" * 64)],
    lambda slack, body, chance: [(STAMP, "1"), *slack.signature(body).items()],
    lambda slack, body, chance: [
        *slack.signature(body).items(),
        ("Content-Encoding", chance.choice(["gzip", "br", "x"])),
    ],
    _changed(SIGNATURE, lambda given, chance: "v0=" + "".join(chance.choices(HEXADECIMAL, k=64))),
    _changed(SIGNATURE, lambda given, chance: given[: chance.randrange(len(given))]),
    _changed(SIGNATURE, lambda given, chance: given + chance.choice(["0", ",v0=", "\xe9"])),
    _changed(SIGNATURE, lambda given, chance: chance.choice([given.upper(), given[3:], f"v1={given[3:]}", "v0=", ""])),
    _changed(SIGNATURE, lambda given, chance: None),
    _changed(
        STAMP, lambda given, chance: chance.choice(["", "soon", "nan", "1e9", "-1", "0", "+1", f"{given}.0", "\xb2"])
    ),
    _changed(STAMP, lambda given, chance: str(int(given) + chance.choice([1, -1, 301, 10**11, 10**30]))),
    _changed(STAMP, lambda given, chance: f"0{given}"),
    _changed(STAMP, lambda given, chance: "9" * 7000),
]


async def _in_chunks(body: bytes) -> AsyncIterator[bytes]:
    for at in range(0, len(body), 20_000):
        yield body[at : at + 20_000]


START = b"POST /slack/events HTTP/1.1\r\nHost: x\r\n"


ODD_REQUESTS = {
    "no length at all": (START + b"\r\n", b"401"),
    "no length, HTTP/1.0": (b"POST /slack/events HTTP/1.0\r\nContent-Type: text/plain\r\n\r\npayload={}", b"40"),
    "two lengths": (START + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nabc", b"400"),
    "a length and chunks": (START + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b"400"),
    "a length that is no number": (START + b"Content-Length: 1_0\r\n\r\n", b"400"),
    "an absurd length": (START + b"Content-Length: 99999999999999\r\n\r\n", b"413"),
    "a chunk that is no number": (START + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", b"400"),
    "chunks inside chunks": (START + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", b"400"),
    "gzip as transfer": (START + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", b"40"),
    "a header over two lines": (START + b"X-Slack-Signature: v0=\r\n 00\r\n\r\n", b"40"),
    "a NUL in a header": (START + b"X-Slack-Signature: v0=\x00\r\n\r\n", b"400"),
    "a space before the colon": (START + b"X-Slack-Signature : v0=\r\n\r\n", b"400"),
    "a header without end": (START + b"X: " + b"x" * 20_000 + b"\r\n\r\n", b"400"),
    "ten thousand headers": (START + b"X: 1\r\n" * 10_000 + b"\r\n", b"4"),
    "a path without end": (b"POST /slack/events?" + b"x" * 20_000 + b" HTTP/1.1\r\n\r\n", b"400"),
    "a method nobody knows": (b"LEAD /slack/events HTTP/1.1\r\nHost: x\r\n\r\n", b"40"),
    "another protocol": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"400"),
    "an upgrade": (START + b"Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n", b"401"),
}


@pytest.mark.parametrize(("raw", "status"), ODD_REQUESTS.values(), ids=ODD_REQUESTS)
async def test_requests_no_client_library_would_send_are_4xx(
    toy_door: Slack, raw: bytes, status: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    told = await _says(toy_door, raw.replace(b"\r\nHost: x\r\n", b"\r\nHost: x\r\nConnection: close\r\n", 1))
    assert told.split(b" ")[1].startswith(status), told[:200]
    assert toy_door.toy.seen == []
    assert not caplog.records, "a stranger fills the log"


async def _says(slack: Slack, raw: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", slack.door.port)
    writer.write(raw)
    async with asyncio.timeout(5):
        told = await reader.read()
    writer.close()
    return told


async def test_callers_who_dribble_are_hung_up_on_and_hold_nobody_up(
    toy_door: Slack, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_door, "_PATIENCE", 0.5)
    head = START + b"Content-Length: 999\r\n\r\n"
    callers = [await asyncio.open_connection("127.0.0.1", toy_door.door.port) for _ in range(size.of(50, 400))]

    async def dribble(number: int) -> bytes:
        reader, writer = callers[number]
        for byte in (START if number % 2 else head + b"payload=")[:-2]:
            writer.write(bytes([byte]))
            if number % 2 == 0 or byte == 10:
                await asyncio.sleep(0)
        told = await reader.read()
        writer.close()
        return told

    dribbling = [asyncio.create_task(dribble(number)) for number in range(len(callers))]
    async with asyncio.timeout(2):
        assert (await toy_door.sends(BODY, headers={}))[0] == 401
    async with asyncio.timeout(10):
        told = await asyncio.gather(*dribbling)
    assert {answer.split(b" ")[1] if answer else b"" for answer in told} <= {b"", b"408"}
