"""Reports that were asked for: one at a time for each person, taken by one worker at a time."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import and_, delete, not_, or_, select, text, update

from bot.reports.job import Report as Report
from bot.reports.job import State as State
from storage import tables
from storage.installations import has_left
from storage.sql import Prepared, Transaction, given, insert, one_of
from storage.tables.delivery import UNDER_WAY

LEASE = timedelta(minutes=5)
_report, _piece = tables.report.c, tables.report_piece.c
_COLUMNS = [_report[name] for name in Report.__dataclass_fields__]
_OPEN = text(UNDER_WAY)
_ENDED = (State.DONE, State.FAILED, State.STOPPED)
_OURS = and_(_report.team_id == given("team"), _report.id == given("job"))
_FREE = or_(_report.leased_until.is_(None), _report.leased_until <= given("now"))

_NEW = ("team_id", "user_id", "first", "last", "asked_at", "as_of", "state", "not_before")
_AT_FIRST: Mapping[str, Any] = {
    **dict.fromkeys(("total", "written", "pieces", "size", "attempts"), 0),
    **dict.fromkeys(("file_id", "error", "channel", "ts"), ""),
}
_ADD = insert(tables.report, *_NEW, *_AT_FIRST)
_GET = Prepared(select(*_COLUMNS).where(_OURS))
_OF = Prepared(select(*_COLUMNS).where(_report.team_id == given("team"), _report.user_id == given("who"), _OPEN))
_DUE = (
    _report.team_id == given("team"),
    _OPEN,
    _report.not_before <= given("now"),
    _FREE,
    not_(has_left(given("team"))),
)
_NEXT = Prepared(select(*_COLUMNS).where(*_DUE).order_by(_report.id).limit(1).with_for_update(skip_locked=True))
_IS_DUE = Prepared(select(_report.id).where(*_DUE).limit(1))
_PLACE = Prepared(update(tables.report).where(_OURS), "channel", "ts")
_LATE = Prepared(
    select(*_COLUMNS).where(_OPEN, _report.asked_at < given("before")).order_by(_report.id).limit(given("most"))
)
_DROP_PIECES = Prepared(
    delete(tables.report_piece).where(_piece.team_id == given("team"), _piece.report_id == given("job"))
)
_PUT = insert(tables.report_piece, "team_id", "report_id", "place", "body")
_BODY = Prepared(
    select(_piece.body).where(
        _piece.team_id == given("team"), _piece.report_id == given("job"), _piece.place == given("place")
    )
)
_OLD = (
    select(_report.id)
    .where(_report.asked_at < given("before"), one_of(_report.state, _ENDED))
    .order_by(_report.id)
    .limit(given("most"))
)
_FORGET = Prepared(delete(tables.report).where(_report.id.in_(_OLD)))
_THEIRS = Prepared(select(_report.id).where(_report.team_id == given("team"), _OPEN))


def add(tx: Transaction, team_id: str, user_id: str, first: str, last: str) -> Report:
    """Note that somebody asks for a report; they must have none under way."""
    row = {"team_id": team_id, "user_id": user_id, "first": first, "last": last, "state": State.COUNTING}
    moments = dict.fromkeys(("asked_at", "as_of", "not_before"), tx.now)
    _ADD.run(tx, **row, **moments, **_AT_FIRST)
    found = under_way(tx, team_id, user_id)
    assert found is not None
    return found


def get(tx: Transaction, team_id: str, report_id: int) -> Report | None:
    return _read(_GET.first(tx, team=team_id, job=report_id))


def under_way(tx: Transaction, team_id: str, user_id: str) -> Report | None:
    """Return the report that this person waits for."""
    return _read(_OF.first(tx, team=team_id, who=user_id))


def is_due(tx: Transaction, team_id: str) -> bool:
    return _IS_DUE.value(tx, team=team_id, now=tx.now) is not None


def take(tx: Transaction, team_id: str) -> Report | None:
    """Take the next report for a while; nobody else works on it meanwhile."""
    found = _read(_NEXT.first(tx, team=team_id, now=tx.now))
    if found is None or not change(tx, found, leased_until=tx.now + LEASE, attempts=found.attempts + 1):
        return None
    return get(tx, team_id, found.id)


def change(tx: Transaction, report: Report, **columns: Any) -> bool:
    """Change it, unless somebody else has taken it, or it has begun again; returns whether it was changed."""
    values = {"team": report.team_id, "job": report.id, "before": report.leased_until, "so_far": report.written}
    return _changing(report.leased_until is None, *columns).count(tx, **values, stood=report.state, **columns) == 1


@cache
def _changing(free: bool, *columns: str) -> Prepared:
    lease = _report.leased_until.is_(None) if free else _report.leased_until == given("before")
    still = (_report.state == given("stood"), _report.written == given("so_far"))
    return Prepared(update(tables.report).where(_OURS, lease, *still), *columns)


def place(tx: Transaction, report: Report, channel: str, ts: str) -> None:
    """Remember where its message stands."""
    _PLACE.run(tx, team=report.team_id, job=report.id, channel=channel, ts=ts)


def put(tx: Transaction, report: Report, place: int, body: bytes) -> None:
    _PUT.run(tx, team_id=report.team_id, report_id=report.id, place=place, body=body)


def piece(tx: Transaction, report: Report, place: int) -> bytes:
    return bytes(_BODY.value(tx, team=report.team_id, job=report.id, place=place) or b"")


def drop_pieces(tx: Transaction, report: Report) -> None:
    _DROP_PIECES.run(tx, team=report.team_id, job=report.id)


def begin_again(tx: Transaction, team_id: str) -> None:
    """Let the reports under way begin again: something that is in their pieces must not be told any more."""
    for report_id in _THEIRS.values(tx, team=team_id):
        report = get(tx, team_id, report_id)
        if report is not None:
            again = {"written": 0, "pieces": 0, "size": 0, "total": 0, "file_id": "", "leased_until": None}
            change(tx, report, state=State.COUNTING, as_of=tx.now, **again)
            drop_pieces(tx, report)


def late(tx: Transaction, before: datetime, most: int) -> list[Report]:
    """Return reports of all workspaces that were asked for before that (UTC), and are under way still."""
    return list(_all(_LATE.all(tx, before=before, most=most)))


def forget(tx: Transaction, before: datetime, most: int) -> int:
    """Forget finished reports of all workspaces that were asked for before that (UTC); returns how many."""
    return _FORGET.count(tx, before=before, most=most)


def _all(rows: Iterable[Mapping[str, Any]]) -> Iterable[Report]:
    return (report for row in rows if (report := _read(row)))


def _read(row: Mapping[str, Any] | None) -> Report | None:
    return Report(**{**row, "state": State(row["state"])}) if row else None
