"""Making a file of leads step by step, each in a transaction of its own, so that a restart goes on where it was.

A worker takes an export, counts, writes the leads page by page, and sends the file. Before each step it is asked again
whether whoever wants it may have it.
"""

import zlib
from collections.abc import Callable, Mapping
from typing import IO

from bot.exchange.export.files.line import Page
from bot.exchange.export.files.written import beginning, rows
from bot.exchange.export.files.xlsx_file import Workbook
from bot.exchange.export.job import Export, State
from bot.exchange.export.may_have import may_have
from bot.exchange.export.settle import fail as fail
from bot.exchange.export.settle import finish as finish
from bot.exchange.export.settle import shown, stop
from bot.exchange.export.settle import try_later as try_later
from bot.exchange.export.taken_out import count_all, page_after
from bot.exchange.export.wanted import Format, Wanted
from bot.exchange.export.words import comment as comment
from bot.lead.access import workspace_of
from storage import workspaces
from storage.exchange import exports
from storage.sql import Transaction

TakeNext = Callable[[Transaction, str], Export | None]

_TOLD = 10
"""The number of times that people are told how far it is."""
_LARGEST = 1_000_000_000
"""Bytes: Slack takes files of a gigabyte."""
TOO_LARGE = "too_large"
_SENT = 0.2  # seconds that a worker has for sending a piece, beside the time there is for any file


def is_due(tx: Transaction, team_id: str) -> bool:
    """Tell whether a file of many leads waits to be made."""
    return exports.is_due(tx, team_id)


def take(tx: Transaction, team_id: str) -> Export | None:
    """Take the next file of many leads that is to be made, for this worker alone; None if there is none."""
    return take_of(tx, team_id, exports.take)


def take_of(tx: Transaction, team_id: str, take_next: TakeNext) -> Export | None:
    """Take the next of some files. One that nobody may have any more is stopped."""
    export = take_next(tx, team_id)
    while export is not None and not may_have(tx, export):
        stop(tx, export)
        export = take_next(tx, team_id)
    return export


def count(tx: Transaction, export: Export) -> int:
    """Count the leads that the file is to have."""
    return count_all(tx, export.team_id, export.wants)


def keep_counted(tx: Transaction, export: Export, found: int) -> Export | None:
    """Keep the count, and begin the file; None if it is not this worker's any more."""
    if not _goes_on(tx, export):
        return None
    body = write_beginning(tx, export.team_id, export.wants, export.version)
    state = State.WRITING if found else State.DONE
    lease = tx.now + exports.LEASE if found else None
    values = {"total": found, "pieces": int(found > 0), "size": len(body), "cursor": 0}
    if not exports.change(tx, export, **values, state=state, attempts=0, leased_until=lease):
        return None
    if found:
        exports.put(tx, export, 1, zlib.compress(body))
    return shown(tx, export)


def next_lines(tx: Transaction, export: Export) -> Page:
    """Return the leads that are to be written next."""
    return page_after(tx, export.team_id, export.by, export.wants, export.cursor)


def written(tx: Transaction, export: Export, some: Page, names: Mapping[str, str]) -> bytes:
    """Write these leads; `names` says what people are called."""
    return write_page(tx, export.team_id, export.wants, export.version, some, names)


def write_beginning(tx: Transaction, team_id: str, wanted: Wanted, version: int) -> bytes:
    """Write what comes before the first lead, with the questions of that version of the definition."""
    return beginning(wanted, workspaces.definition(tx, team_id, version))


def write_page(
    tx: Transaction, team_id: str, wanted: Wanted, version: int, some: Page, names: Mapping[str, str]
) -> bytes:
    """Write the leads of a page; `names` says what people are called."""
    definition = workspaces.definition(tx, team_id, version)
    return rows(wanted, some, definition, workspace_of(tx, team_id).hours.tz, names)


def keep_lines(tx: Transaction, export: Export, some: Page, body: bytes) -> Export | None:
    """Keep a piece of the file, with these leads. None if it is not this worker's now."""
    if not _goes_on(tx, export):
        return None
    done, place, size = export.written + len(some), export.pieces + bool(some), export.size + len(body)
    if size > _LARGEST:
        fail(tx, export, TOO_LARGE)
        return None
    values = {"written": done, "pieces": place, "size": size, "cursor": some.upto, "attempts": 0}
    values |= {"total": done if some.last else max(export.total, done)}
    state = (State.SENDING if done else State.DONE) if some.last else State.WRITING
    lease = tx.now + exports.LEASE * (1 + place * _SENT / exports.LEASE.total_seconds())
    if not exports.change(tx, export, **values, state=state, leased_until=lease):
        return None
    if some:
        exports.put(tx, export, place, zlib.compress(body))
    if some.last or done * _TOLD // export.total > export.written * _TOLD // export.total:
        return shown(tx, export)
    return exports.get(tx, export.team_id, export.id)


def piece(tx: Transaction, export: Export, place: int) -> bytes:
    """Return a piece of the file, from 1 on."""
    return zlib.decompress(exports.piece(tx, export, place))


def book(export: Export, into: IO[bytes]) -> Workbook | None:
    """Begin the workbook that the pieces become in a file, None for files that are their pieces."""
    return Workbook(into) if export.format == Format.XLSX else None


def will_complete(tx: Transaction, export: Export, file_id: str) -> Export | None:
    """Note which upload is about to be shared; None if whoever asked may not have it now, or another worker has it.

    After this, an upload that was shared without an answer can be told from one that was not."""
    if not _goes_on(tx, export) or not exports.change(tx, export, file_id=file_id, tried_at=tx.now):
        return None
    return exports.get(tx, export.team_id, export.id)


def forget_upload(tx: Transaction, export: Export) -> Export | None:
    """Note that this upload was not shared, and will not be."""
    return exports.get(tx, export.team_id, export.id) if exports.change(tx, export, file_id="") else None


def _goes_on(tx: Transaction, export: Export) -> bool:
    if may_have(tx, export):
        return True
    stop(tx, export)
    return False
