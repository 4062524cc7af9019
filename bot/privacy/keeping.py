"""Rules of how long contact details of closed leads are kept: as long as managers say, and none goes unannounced."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.lead.workplace.workspace import Workspace

FOR_EVER = 0
CHOICES = (6, 12, 24, 36, 60, FOR_EVER)
"""Months that managers can choose."""
NAMED = 5
"""The closed leads that a digest names."""
_MONTH = timedelta(days=365.25 / 12)
_WEEK = timedelta(weeks=1)
_NOT_BEFORE = 2 * _WEEK
"""The time after the setting was changed in which nothing goes, so that a digest announces it first."""


@dataclass(frozen=True, slots=True)
class Going:
    """The closed leads whose contact details go between two moments: those closed from `start` and before `before`."""

    start: datetime
    before: datetime


def kept_for(months: int) -> timedelta:
    return months * _MONTH


def closed_before(workspace: Workspace, now: datetime) -> datetime | None:
    """Return the moment: contact details of leads that were closed before it go now; None if none may go."""
    announced = workspace.sales_channel or workspace.marketing_channel
    if workspace.keep_months == FOR_EVER or not announced or now < workspace.keep_since + _NOT_BEFORE:
        return None
    return now - kept_for(workspace.keep_months)


def going(workspace: Workspace, digest_at: datetime) -> Going | None:
    """Return those that go in the week after the next one, which a digest of then announces."""
    if workspace.keep_months == FOR_EVER:
        return None
    start, end = digest_at + _WEEK, digest_at + 2 * _WEEK
    first = workspace.keep_since + _NOT_BEFORE
    if first >= end:
        return None
    since = datetime.min.replace(tzinfo=digest_at.tzinfo) if first >= start else start - kept_for(workspace.keep_months)
    return Going(since, end - kept_for(workspace.keep_months))
