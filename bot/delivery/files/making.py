"""The way a kind of file is made, and the bytes of one that is made."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import IO, Any, NamedTuple, Protocol

from bot.delivery.files.short_turns import short_turns
from storage.reports.jobs import FileJob
from storage.sql import Database, Transaction

_CHUNK = 1 << 18  # bytes


class Book(Protocol):
    """A file that comes of all pieces together, such as a workbook, which is a zip; `save` writes its end."""

    def add(self, piece: bytes) -> None: ...

    def save(self) -> None: ...


class Making(Protocol):
    """The acts by which files of one kind are made, of a later room than any that delivery knows: bot/reports/make.
    `next_lines` returns whatever `written` and `keep_lines` take; each of its lines names `people`."""

    def is_due(self, tx: Transaction, team_id: str) -> bool: ...

    def take(self, tx: Transaction, team_id: str) -> Any: ...

    def count(self, tx: Transaction, job: Any) -> Any: ...

    def keep_counted(self, tx: Transaction, job: Any, found: Any) -> Any: ...

    def next_lines(self, tx: Transaction, job: Any) -> Any: ...

    def written(self, tx: Transaction, job: Any, some: Any, names: Mapping[str, str]) -> bytes: ...

    def keep_lines(self, tx: Transaction, job: Any, some: Any, body: bytes) -> Any: ...

    def piece(self, tx: Transaction, job: Any, place: int) -> bytes: ...

    def book(self, job: Any, into: IO[bytes]) -> Book | None: ...

    def comment(self, job: Any) -> str: ...

    def will_complete(self, tx: Transaction, job: Any, file_id: str) -> Any: ...

    def forget_upload(self, tx: Transaction, job: Any) -> Any: ...

    def finish(self, tx: Transaction, job: Any) -> None: ...

    def fail(self, tx: Transaction, job: Any, error: str) -> None: ...

    def try_later(self, tx: Transaction, job: Any, until: Any, error: str) -> None: ...


class Body(NamedTuple):
    """The bytes of a file, `size` of them."""

    size: int
    pieces: AsyncIterator[bytes]


@asynccontextmanager
async def body_of(database: Database, making: Making, job: FileJob) -> AsyncGenerator[Body, None]:
    """Open the bytes of a file: its pieces as they are kept, or what comes of all of them, on the disk meanwhile."""
    with tempfile.TemporaryFile() as file:  # nobody else can open it, and it is gone when it is closed
        book = making.book(job, file)
        if book is None:
            yield Body(job.size, _pieces(database, making, job))
            return
        async for piece in _pieces(database, making, job):
            with short_turns():
                await asyncio.to_thread(book.add, piece)
        await asyncio.to_thread(book.save)
        size = file.tell()
        file.seek(0)
        yield Body(size, _chunks(file))


async def _pieces(database: Database, making: Making, job: FileJob) -> AsyncIterator[bytes]:
    for place in range(1, job.pieces + 1):
        yield await database.read(making.piece, job, place)


async def _chunks(file: IO[bytes]) -> AsyncIterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
