"""A Slack that says yes to everything, cheaply: `python -m tests.benchmarks.agreeable_slack PORT`."""

import asyncio
import itertools
import json
import sys

from tests.benchmarks.shapes import REP, TEAM

_NUMBERS = itertools.count(1)


_PIECE = 2**18


def _answer(here: str) -> bytes:
    number = next(_NUMBERS)
    said = {
        "ok": True,
        "team_id": TEAM,
        "user_id": "U0BATON",
        "bot_id": "B0BATON",
        "ts": f"1700000000.{number:06}",
        "channel": {"id": f"D0{REP}"},
        "user": {"id": REP, "tz": "Europe/Berlin"},
        "view": {"id": "V1", "hash": "1.a"},
        "messages": [],
        "message": {"ts": "1"},
        "upload_url": f"http://{here}/upload",
        "file_id": f"F{number}",
    }
    body = json.dumps(said).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
            while length > 0:
                length -= len(await reader.readexactly(min(length, _PIECE)))
            host, port = writer.get_extra_info("sockname")
            writer.write(_answer(f"{host}:{port}"))
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def _main(port: int) -> None:
    server = await asyncio.start_server(_serve, "127.0.0.1", port, limit=2**20)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1])))
