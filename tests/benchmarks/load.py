"""The load: signed requests over kept-alive connections, written out beforehand so that sending costs little."""

import asyncio
import hashlib
import hmac
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import quantiles

from tests.benchmarks.shapes import media_type

SECRET = "bench"


@dataclass(slots=True)
class Burst:
    """The outcome of some requests; times are in seconds."""

    took: float
    latencies: list[float]
    answers: list[bytes] = field(repr=False)

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.took

    def percentile(self, percent: int) -> float:
        return quantiles(self.latencies, n=100, method="inclusive")[percent - 1]


def signed(body: bytes, port: int) -> bytes:
    """The whole HTTP request, signed for now: it is good for five minutes."""
    stamp = str(int(time.time()))
    digest = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    head = (
        f"POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: {media_type(body)}\r\n"
        f"Content-Length: {len(body)}\r\nX-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: v0={digest}\r\n\r\n"
    )
    return head.encode() + body


class _Line:
    """One kept-alive connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def ask(self, request: bytes) -> bytes:
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
        body = await self._reader.readexactly(length)
        assert head.startswith(b"HTTP/1.1 200"), (head, body)
        return body

    def close(self) -> None:
        self._writer.close()


async def _lines(port: int, count: int) -> list[_Line]:
    return [_Line(*await asyncio.open_connection("127.0.0.1", port, limit=2**20)) for _ in range(count)]


async def closed_loop(port: int, bodies: Sequence[bytes], clients: int) -> Burst:
    """Each client sends its next request as soon as the last is answered."""
    requests = iter([signed(body, port) for body in bodies])
    lines = await _lines(port, clients)
    burst = Burst(0, [], [])
    began = time.perf_counter()

    async def client(line: _Line) -> None:
        for request in requests:
            sent = time.perf_counter()
            answer = await line.ask(request)
            burst.latencies.append(time.perf_counter() - sent)
            burst.answers.append(answer)

    await asyncio.gather(*map(client, lines))
    burst.took = time.perf_counter() - began
    for line in lines:
        line.close()
    return burst


async def open_loop(port: int, bodies: Sequence[bytes], per_second: float, clients: int = 64) -> Burst:
    """Requests leave at their times whether or not earlier ones were answered; a late start counts as latency."""
    lines = await _lines(port, clients)
    free: asyncio.Queue[_Line] = asyncio.Queue()
    for line in lines:
        free.put_nowait(line)
    burst = Burst(0, [], [])
    requests = [signed(body, port) for body in bodies]
    began = time.perf_counter()

    async def send(request: bytes, due: float) -> None:
        line = await free.get()
        burst.answers.append(await line.ask(request))
        burst.latencies.append(time.perf_counter() - due)
        free.put_nowait(line)

    async with asyncio.TaskGroup() as sending:
        for number, request in enumerate(requests):
            due = began + number / per_second
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            sending.create_task(send(request, due))
    burst.took = time.perf_counter() - began
    for line in lines:
        line.close()
    return burst
