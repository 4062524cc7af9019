"""The days of a report as people type them; what names none is refused, not guessed."""

from datetime import date

import pytest

from bot.reports.parts import parts_of
from bot.reports.typed_period import Days, days_typed

TODAY = date(2026, 11, 30)  # a Monday


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("q3", "2026-07-01", "2026-09-30"),
        ("Q4 2025", "2025-10-01", "2025-12-31"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("10/2026", "2026-10-01", "2026-10-31"),
        ("November", "2026-11-01", "2026-11-30"),
        ("december", "2025-12-01", "2025-12-31"),
        ("for Sept. 2026", "2026-09-01", "2026-09-30"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("the last 3 months", "2026-08-01", "2026-10-31"),
        ("this quarter", "2026-10-01", "2026-12-31"),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("last week", "2026-11-23", "2026-11-29"),
        ("past two weeks", "2026-11-16", "2026-11-29"),
        ("last 30 days", "2026-10-31", "2026-11-29"),
        ("2026-W48", "2026-11-23", "2026-11-29"),
        ("week 1", "2025-12-29", "2026-01-04"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("year to date", "2026-01-01", "2026-12-31"),
        ("yesterday", "2026-11-29", "2026-11-29"),
        ("2026-10-01..2026-12-15", "2026-10-01", "2026-12-15"),
        ("2026-10-01 - 2026-12-15", "2026-10-01", "2026-12-15"),
        ("1.10.2026 until 15.12.2026", "2026-10-01", "2026-12-15"),
        ("from 1 oct to Dec 15th, 2026", "2026-10-01", "2026-12-15"),
        ("october to 15 december 2025", "2025-10-01", "2025-12-15"),
        ("november..december", "2026-11-01", "2026-12-31"),
        ("october–november", "2026-10-01", "2026-11-30"),
        ("1 oct to today", "2026-10-01", "2026-11-30"),
    ],
)
def test_days_that_are_read(typed: str, first: str, last: str) -> None:
    assert days_typed(typed, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "foo",
        "30 february",
        "2026-13",
        "2026-q5",
        "last 0 days",
        "2026-12-15..2026-10-01",
        "jane doe",
        "last 9999 years",
    ],
)
def test_days_that_are_refused(typed: str) -> None:
    assert days_typed(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "each", "count"),
    [
        ("last week", "Day", 0),
        ("november", "Week", 6),
        ("2026-Q4", "Month", 3),
        ("2025", "Month", 12),
        ("2020..2023", "Quarter", 16),
    ],
)
def test_parts_are_weeks_months_or_quarters_and_make_up_the_whole(typed: str, each: str, count: int) -> None:
    days = days_typed(typed, TODAY)
    assert days is not None
    parts = parts_of(days)
    assert (parts.each, len(parts.days)) == (each, count)
    assert sum((part.last - part.first).days + 1 for part in parts.days) in (0, (days.last - days.first).days + 1)
    for earlier, later in zip(parts.days, parts.days[1:], strict=False):
        assert (later.first - earlier.last).days == 1
    assert not parts.days or Days(parts.days[0].first, parts.days[-1].last) == days
