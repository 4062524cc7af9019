"""Sending back the rows that an import refused; what was sent is forgotten."""

from collections.abc import Mapping
from datetime import datetime
from typing import IO, Any

from bot.exchange.load.job import Import, State
from bot.exchange.load.refused.refused_file import RefusedFile, comment_on, file_of
from bot.exchange.load.shown import shown
from storage.exchange import imports, lines, pieces
from storage.sql import Transaction


def is_due(tx: Transaction, team_id: str) -> bool:
    """Tell whether a file waits to be sent."""
    return imports.is_sending_due(tx, team_id)


def take(tx: Transaction, team_id: str) -> RefusedFile | None:
    """Take the next file, for this worker alone."""
    found = imports.take_sending(tx, team_id)
    return file_of(found) if found else None


def count(_tx: Transaction, job: RefusedFile) -> int:
    """Return how many rows it has: it is written already."""
    return job.total


def keep_counted(_tx: Transaction, job: RefusedFile, _found: int) -> RefusedFile:
    return job


def next_lines(_tx: Transaction, _job: RefusedFile) -> list[Any]:
    return []


def written(_tx: Transaction, _job: RefusedFile, _some: Any, _names: Mapping[str, str]) -> bytes:
    return b""


def keep_lines(_tx: Transaction, job: RefusedFile, _some: Any, _body: bytes) -> RefusedFile:
    return job


def piece(tx: Transaction, job: RefusedFile, place: int) -> bytes:
    return pieces.piece(tx, job.imp, -place)


def book(_job: RefusedFile, _into: IO[bytes]) -> None:
    return None


def comment(job: RefusedFile) -> str:
    return comment_on(job)


def will_complete(tx: Transaction, job: RefusedFile, file_id: str) -> RefusedFile | None:
    """Note which upload is about to be shared; None if another worker has it."""
    return _changed(tx, job.imp, upload_id=file_id, tried_at=tx.now)


def forget_upload(tx: Transaction, job: RefusedFile) -> RefusedFile | None:
    """Note that this upload was not shared, and will not be."""
    return _changed(tx, job.imp, upload_id="")


def finish(tx: Transaction, job: RefusedFile) -> None:
    """Note that the file is there."""
    _end(tx, job.imp, "")


def fail(tx: Transaction, job: RefusedFile, error: str) -> None:
    """Give the file up; what was loaded stays loaded, and the message says why."""
    _end(tx, job.imp, error)


def try_later(tx: Transaction, job: RefusedFile, until: datetime, error: str) -> None:
    """Let go of it until then (UTC)."""
    imports.change(tx, job.imp, leased_until=None, not_before=until, error=error)


def _changed(tx: Transaction, imp: Import, **columns: Any) -> RefusedFile | None:
    if not imports.change(tx, imp, **columns):
        return None
    found = imports.get(tx, imp.team_id, imp.id)
    return file_of(found) if found else None


def _end(tx: Transaction, imp: Import, error: str) -> None:
    if imports.change(tx, imp, state=State.DONE, error=error, leased_until=None):
        pieces.drop_all(tx, imp)
        lines.forget_said(tx, imp.team_id, imp.id)
        shown(tx, imp)
