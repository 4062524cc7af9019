"""Reading somebody's follow-ups of some days, earliest first. Nothing here changes anything."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.lead.access import hours_of, require
from bot.lead.errors import HandoffError
from bot.lead.people import Act, Person
from bot.lead.workplace.calendar import start_of_day
from bot.overview.due.span import Due, DueSpan, span_of
from bot.overview.next_touch import with_next
from bot.overview.pages import MOST, PAGE, LeadPage, Which
from bot.slack.text import esc
from storage.follow_up_days import coming, coming_counted
from storage.sql import Transaction

_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_LONG = timedelta(days=1000)


def follow_ups(tx: Transaction, by: Person, skip: int = 0, typed: str = "", most: int = PAGE) -> LeadPage:
    """List this person's follow-ups of the days that were typed, or those of the next two weeks and all that is
    overdue. Raises NoSuchDaysError."""
    require(tx, by, Act.LOOK_UP)
    tz = hours_of(tx, by.team_id, by.user_id).tz
    today = tx.now.astimezone(tz).date()
    span = span_of(typed, today)
    if span is None:
        raise NoSuchDaysError(typed)
    since, until = _moments(span, tz)
    found = coming(tx, by.team_id, until, by.user_id, skip + most + 1, since)
    whole = not skip and len(found) <= most
    total = len(found) if whole else coming_counted(tx, by.team_id, until, by.user_id, since)
    tomorrow = start_of_day(today + timedelta(days=1), tz)
    late = coming_counted(tx, by.team_id, tomorrow, by.user_id) if not skip else 0
    following = _next(tx, by, until) if not found else None
    about: dict[str, Any] = {"today": today, "due_now": late, "title": span.title, "next": following}
    shown = with_next(tx, by.team_id, found[skip : skip + most])
    return LeadPage(Which.DUE, shown, min(total, MOST), skip, span.word, **about)


def due_now(tx: Transaction, by: Person, skip: int = 0, most: int = PAGE) -> LeadPage:
    """List what is overdue and what is due today."""
    return replace(follow_ups(tx, by, skip, Due.TODAY, most), which=Which.DUE_NOW)


def then(tx: Transaction, by: Person, skip: int = 0, most: int = PAGE) -> LeadPage:
    """List what comes in the two weeks from tomorrow."""
    return replace(follow_ups(tx, by, skip, Due.COMING, most), which=Which.DUE_THEN)


def _next(tx: Transaction, by: Person, after: datetime) -> date | None:
    """Return the day of the first follow-up that comes later, if there is one."""
    found = coming(tx, by.team_id, after + _LONG, by.user_id, 1, after)
    return date.fromisoformat(found[0].date) if found and found[0].date else None


def _moments(span: DueSpan, tz: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the moments (UTC) at which the days begin, and are over, where this person lives."""
    since = start_of_day(span.since, tz) if span.since else _EVER
    return since, start_of_day(span.until + timedelta(days=1), tz)


class NoSuchDaysError(HandoffError):
    def __init__(self, typed: str) -> None:
        super().__init__(
            f"I do not understand which days “{esc(typed, 80)}” are. `/lead due today`, `/lead due this week`, `/lead "
            "due friday` and `/lead due 2027-01-22` work; `/lead due` shows the next two weeks."
        )
