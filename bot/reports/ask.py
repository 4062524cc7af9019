"""Asking for a report: it is noted, and made in the background."""

from bot.lead.access import require, workspace_of
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, Person
from bot.reports.errors import NotYetError, StillMakingError, TooLongError, WhichDaysError
from bot.reports.spans import span
from bot.reports.typed_period import Days, days_typed
from storage import inbox
from storage.delivery import outbox
from storage.reports import jobs
from storage.sql import Transaction

_MOST_YEARS = 10


def ask(tx: Transaction, by: Person, typed: str, key: str) -> Days:
    """Note that somebody wants a report on the days they typed; returns these days. Idempotent by `key`.

    Raises WhichDaysError, NotYetError and TooLongError for days that none can be about, and StillMakingError while
    their last one is not finished.
    """
    require(tx, by, Act.REPORT)
    today = tx.now.astimezone(workspace_of(tx, by.team_id).hours.tz).date()
    days = days_typed(typed, today)
    if days is None:
        raise WhichDaysError(typed)
    if days.first > today:
        raise NotYetError(days.first)
    if (days.last - days.first).days > _MOST_YEARS * 366:
        raise TooLongError(_MOST_YEARS)
    if not inbox.receive(tx, by.team_id, key):
        return days
    making = jobs.under_way(tx, by.team_id, by.user_id)
    if making is not None:
        raise StillMakingError(span(making.days), making.written, making.total)
    report = jobs.add(tx, by.team_id, by.user_id, days.first.isoformat(), days.last.isoformat())
    outbox.leave(tx, by.team_id, NoticeKind.REPORT, by.user_id, report=report.id)
    return days
