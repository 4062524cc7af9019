"""A wire to Slack that can be cut, or go dead: open at both ends, and nothing comes through."""

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit


class Wire:
    """Forwards connections on a port of its own to the one of `url`; while it is dead, what is sent waits."""

    def __init__(self, url: str) -> None:
        self._to = urlsplit(url).port
        self._alive = asyncio.Event()
        self._alive.set()
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> int:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return int(self._server.sockets[0].getsockname()[1])

    def goes_dead(self) -> None:
        self._alive.clear()

    def works_again(self) -> None:
        self._alive.set()

    def loses_track(self) -> None:
        """The connections there are go dead for good; new ones work."""
        self._alive.clear()
        self._alive = asyncio.Event()
        self._alive.set()

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        alive = self._alive
        with suppress(asyncio.CancelledError):
            await alive.wait()
        if not alive.is_set():
            writer.close()
            return
        far = await asyncio.open_connection("127.0.0.1", self._to)
        try:
            await asyncio.gather(_carry(reader, far[1], alive), _carry(far[0], writer, alive))
        except asyncio.CancelledError:
            return  # told to stop; the stream's own callback takes a cancelled task for a failure
        finally:
            for end in (writer, far[1]):
                end.close()


async def _carry(source: asyncio.StreamReader, target: asyncio.StreamWriter, alive: asyncio.Event) -> None:
    with suppress(ConnectionError):
        while data := await source.read(65536):
            await alive.wait()
            target.write(data)
            await target.drain()
        await alive.wait()  # a dead wire does not tell of an end either
    target.close()
