"""Quiet hours: what answers somebody goes out at any hour; what nobody asked for waits for working hours.

They are asked when something is planned, and again when a message goes out: Slack may have been down till midnight.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.lead.natures import NATURE, Nature
from bot.lead.workplace.calendar import WorkingHours, next_working_moment

ON_TIME = timedelta(hours=1)
"""The time after the agreed hour in which a report is not late, whatever the hour is."""


def may_go_at(nature: Nature, now: datetime, hours: WorkingHours, agreed: datetime | None = None) -> datetime:
    """Return `now` if it is a time to send, else when working hours next begin (UTC). `agreed` is a report's hour."""
    if nature is Nature.ANSWER:
        return now
    on_time = agreed is not None and agreed <= now <= agreed + ON_TIME
    if nature is Nature.REPORT and on_time and now.astimezone(hours.tz).date() not in hours.holidays:
        return now
    return next_working_moment(now, hours)


def nature_of(kind: str, data: Mapping[str, Any]) -> Nature:
    """Return what this message is to whoever gets it; one of a kind this release does not know need not wait."""
    nature = NATURE.get(kind, Nature.ANSWER)
    if nature is Nature.REPEATED:
        return Nature.REMINDER if data.get("again") else Nature.ANSWER
    return nature


def agreed_hour(data: Mapping[str, Any], left_at: datetime) -> datetime:
    """Return the hour a report was due at; one that does not say was left on time (`left_at`)."""
    return datetime.fromisoformat(str(data["due_at"])) if "due_at" in data else left_at
