"""Making a report step by step, each in a transaction of its own, so that a restart goes on where it was.

A worker takes a report, counts, writes the lines of its file piece by piece, and sends it. Before each step it is asked
again whether whoever wants it may have it.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import IO, Any, NamedTuple

from bot.digest.frozen import to_json
from bot.digest.record import Digest
from bot.lead.access import workspace_of
from bot.lead.workplace.calendar import start_of_day
from bot.numbers.counts import Counts
from bot.numbers.number import OF_A_PERIOD
from bot.numbers.period import Period
from bot.reports.csv_file import beginning, rows
from bot.reports.job import Report, State
from bot.reports.line import Line
from bot.reports.parts import parts_of
from bot.reports.settle import fail as fail
from bot.reports.settle import finish as finish
from bot.reports.settle import may_have, shown, stop
from bot.reports.settle import try_later as try_later
from bot.reports.spans import comment as comment
from bot.reports.typed_period import Days
from storage.numbers.counts import counted
from storage.reports import jobs, lines
from storage.sql import Transaction

PIECE = 1000
"""Lines in a piece of the file: a tenth of a second's work, most of it beside those who write."""
_TOLD = 10
"""The number of times that people are told how far it is."""


class Found(NamedTuple):
    """The count: the numbers as they are kept, and which lines the file has."""

    numbers: dict[str, Any]
    keys: list[bytes]
    total: int


def is_due(tx: Transaction, team_id: str) -> bool:
    """Tell whether a report waits to be made."""
    return jobs.is_due(tx, team_id)


def take(tx: Transaction, team_id: str) -> Report | None:
    """Take the next report that is to be made, for this worker alone; None if there is none. One that nobody may have
    any more is stopped."""
    report = jobs.take(tx, team_id)
    while report is not None and not may_have(tx, report):
        stop(tx, report)
        report = jobs.take(tx, team_id)
    return report


def count(tx: Transaction, report: Report) -> Found:
    """Count what the report says, and which lines its file has: by one selection, so they agree.

    Raises ValueError if something was recorded meanwhile that belongs to a moment before: then it is counted again.
    """
    workspace = workspace_of(tx, report.team_id)
    tz = workspace.hours.tz
    whole = _period(report.days, workspace.hours.tz)
    counts = counted(tx, report.team_id, whole, tz, report.as_of)
    keys = lines.keys(tx, report.team_id, whole, report.as_of)
    of_number = Counter(OF_A_PERIOD[place] for place, _, _ in keys)
    if any(of_number[number] != counts[number] for number in OF_A_PERIOD):
        raise ValueError("the lines are not those that were counted")
    each, days = parts_of(report.days)
    periods = [_period(part, tz) for part in days]
    parts = [
        Counts(part, lines.light(tx, report.team_id, part, report.as_of))
        for part in periods
        if part.start <= report.as_of
    ]
    # The parts stand where a digest keeps the weeks before it: neither is shown with the other.
    kept = to_json(Digest(counts, report.as_of, workspace.tz, tuple(parts)))
    pieces = [lines.packed(keys[at : at + PIECE]) for at in range(0, len(keys), PIECE)]
    return Found({**kept, "each": each}, pieces, len(keys))


def _period(days: Days, tz: Any) -> Period:
    return Period(start_of_day(days.first, tz), start_of_day(days.last + timedelta(days=1), tz))


def keep_counted(tx: Transaction, report: Report, found: Found) -> Report | None:
    """Keep what was counted, and show it; None if the report is not this worker's any more."""
    if not _goes_on(tx, report):
        return None
    body = beginning()
    values = {"total": found.total, "pieces": 1, "size": len(body), "numbers": found.numbers}
    state = State.WRITING if found.total else State.DONE
    if not jobs.change(tx, report, **values, state=state, attempts=0, leased_until=_lease(tx, report, state)):
        return None
    if state is State.WRITING:
        jobs.put(tx, report, 1, body)
        for place, keys in enumerate(found.keys, start=1):
            jobs.put(tx, report, -place, keys)
    return shown(tx, report)


def next_lines(tx: Transaction, report: Report) -> list[Line]:
    """Return the lines that are to be written next."""
    return lines.lines(tx, report.team_id, lines.unpacked(jobs.piece(tx, report, -report.pieces)), report.as_of)


def written(tx: Transaction, report: Report, some: list[Line], names: Mapping[str, str]) -> bytes:
    """Write these lines; `names` says what people are called."""
    return rows(some, workspace_of(tx, report.team_id).hours.tz, names)


def keep_lines(tx: Transaction, report: Report, some: list[Line], body: bytes) -> Report | None:
    """Keep a piece of the file, with these lines. None if the report is not this worker's now."""
    if not _goes_on(tx, report):
        return None
    done, place = report.written + len(some), report.pieces + 1
    state = State.SENDING if done >= report.total else State.WRITING
    values = {"written": done, "pieces": place, "size": report.size + len(body), "state": state, "attempts": 0}
    if not jobs.change(tx, report, **values, leased_until=tx.now + jobs.LEASE):
        return None
    jobs.put(tx, report, place, body)
    if done * _TOLD // report.total > report.written * _TOLD // report.total:
        return shown(tx, report)
    return jobs.get(tx, report.team_id, report.id)


def piece(tx: Transaction, report: Report, place: int) -> bytes:
    """Return a piece of the file, from 1 on."""
    return jobs.piece(tx, report, place)


def book(_report: Report, _into: IO[bytes]) -> None:
    """Return None: the file is its pieces, one after the other."""


def will_complete(tx: Transaction, report: Report, file_id: str) -> Report | None:
    """Note which upload is about to be shared; None if whoever asked may not have it now, or another worker has it.

    After this, an upload that was shared without an answer can be told from one that was not."""
    if not _goes_on(tx, report) or not jobs.change(tx, report, file_id=file_id, tried_at=tx.now):
        return None
    return jobs.get(tx, report.team_id, report.id)


def forget_upload(tx: Transaction, report: Report) -> Report | None:
    """Note that this upload was not shared, and will not be."""
    return jobs.get(tx, report.team_id, report.id) if jobs.change(tx, report, file_id="") else None


def _lease(tx: Transaction, report: Report, state: State) -> datetime | None:
    return None if state is State.DONE else tx.now + jobs.LEASE


def _goes_on(tx: Transaction, report: Report) -> bool:
    if may_have(tx, report):
        return True
    stop(tx, report)
    return False
