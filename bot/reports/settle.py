"""The end of a report: it is there, or given up, or stopped; and what of it is kept how long."""

from datetime import datetime, timedelta

from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, entitled
from bot.reports.job import Report, State
from storage import workspaces
from storage.delivery import outbox
from storage.reports import jobs
from storage.sql import Transaction

BATCH = 50
GIVEN_UP = "given_up"
_TOO_LATE = timedelta(hours=24)
_KEPT = timedelta(days=7)


def finish(tx: Transaction, report: Report) -> None:
    """Note that the file is there, and say so."""
    _end(tx, report, State.DONE)


def fail(tx: Transaction, report: Report, error: str) -> None:
    """Give up the file, for a reason that the message says; the numbers stay."""
    _end(tx, report, State.FAILED, error=error)


def try_later(tx: Transaction, report: Report, until: datetime, error: str) -> None:
    """Let go of the report until then (UTC)."""
    jobs.change(tx, report, leased_until=None, not_before=until, error=error)


def close_what_is_late(tx: Transaction) -> int:
    """Give up files that could not be made within a day, and forget what was finished long ago; returns how many."""
    late = jobs.late(tx, tx.now - _TOO_LATE, BATCH)
    for report in late:
        _end(tx, report, State.FAILED, error=report.error or GIVEN_UP)
    return len(late) or jobs.forget(tx, tx.now - _KEPT, BATCH)


def may_have(tx: Transaction, report: Report) -> bool:
    """Tell whether whoever asked for it may have it now."""
    return entitled(workspaces.roles_of(tx, report.by), Act.REPORT)


def stop(tx: Transaction, report: Report) -> None:
    """Make no more of a report whose reader has no role now, and tell them."""
    _end(tx, report, State.STOPPED)


def shown(tx: Transaction, report: Report) -> Report | None:
    """Leave the message to be drawn again; returns the report as it is now."""
    outbox.leave(tx, report.team_id, NoticeKind.REPORT, report.user_id, report=report.id)
    return jobs.get(tx, report.team_id, report.id)


def _end(tx: Transaction, report: Report, state: State, error: str = "") -> None:
    if jobs.change(tx, report, state=state, error=error, leased_until=None):
        jobs.drop_pieces(tx, report)
        shown(tx, report)
