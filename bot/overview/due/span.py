"""The days that a list of follow-ups is about, as typed after `/lead due` or carried by a button."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from bot.lead.workplace.typed_days import days_of
from bot.slack.text import day

_DAY = timedelta(days=1)
_AHEAD = timedelta(days=14)
_TO = ".."


class Due(StrEnum):
    """The spans with a name of their own; the values stand in buttons."""

    SOON = ""
    TODAY = "today"
    WEEK = "week"
    OVERDUE = "overdue"
    COMING = "coming"


class DueSpan(NamedTuple):
    """A span as buttons carry it (`word`), its days up to and with `until`, and its title; without `since`, all that is
    overdue belongs to it as well."""

    word: str
    since: date | None
    until: date
    title: str


_WORDS = {
    "": Due.SOON,
    "soon": Due.SOON,
    **dict.fromkeys(("today", "now", "for today"), Due.TODAY),
    **dict.fromkeys(("week", "this week"), Due.WEEK),
    **dict.fromkeys(("overdue", "late"), Due.OVERDUE),
    "coming": Due.COMING,
}
LEADS_TO = {Due.TODAY: "Today", Due.WEEK: "This week", Due.SOON: "Two weeks"}
"""The spans that a list leads to, and the labels of the buttons."""


def span_of(typed: str, today: date) -> DueSpan | None:
    """Read a span: "", "today", "this week", "overdue", "friday", "2027-01-22", or what a button carries."""
    text = " ".join(typed.lower().replace(",", " ").split()).removeprefix("on ").removeprefix("by ")
    named = _WORDS.get(text)
    if named is not None:
        return _named(named, today)
    first, _, last = text.partition(_TO)
    found = days_of(first, today), days_of(last or first, today)
    if found[0] is None or found[1] is None:
        return None
    return _between(found[0][0], found[1][1])


def _named(named: Due, today: date) -> DueSpan:
    sunday = today + (6 - today.weekday()) * _DAY
    since, until, title = {
        Due.SOON: (None, today + _AHEAD, "Follow-ups of the next two weeks"),
        Due.TODAY: (None, today, "Follow-ups due by today"),
        Due.WEEK: (None, sunday, "Follow-ups due this week"),
        Due.OVERDUE: (None, today - _DAY, "Overdue follow-ups"),
        Due.COMING: (today + _DAY, today + _AHEAD, "Follow-ups that come next"),
    }[named]
    return DueSpan(named, since, until, title)


def _between(first: date, last: date) -> DueSpan:
    if first == last:
        return DueSpan(first.isoformat(), first, last, f"Follow-ups of {day(first)}")
    return DueSpan(f"{first}{_TO}{last}", first, last, f"Follow-ups from {day(first)} to {day(last)}")


def headings(days: Sequence[date], today: date) -> dict[int, str]:
    """Return the headings of a list by the place before which each stands; `days` are in order. One heading alone says
    no more than the title, unless it says that something is late."""
    sunday = today + (6 - today.weekday()) * _DAY
    found: dict[int, str] = {}
    for at, on in enumerate(days):
        name = "Overdue" if on < today else "Today" if on == today else "This week" if on <= sunday else "Later"
        if name not in found.values():
            found[at] = name
    return found if len(found) > 1 or "Overdue" in found.values() else {}
