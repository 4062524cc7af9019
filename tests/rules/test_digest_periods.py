"""What digests are about: the days before them, and no moment twice."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.periods import next_period, period_so_far, skipped, week_of
from bot.lead.workplace.calendar import last_weekly_moment, start_of_day
from bot.numbers.period import Period

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = (
    "Europe/Berlin",
    "America/Los_Angeles",
    "Asia/Kathmandu",
    "Pacific/Auckland",
    "Pacific/Apia",
    "America/Santiago",
)
zones = st.sampled_from([ZoneInfo(name) for name in ZONES])


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("due", "last", "days", "left_out"),
    [
        pytest.param("2026-11-27 16:00", None, ("2026-11-20", "2026-11-26"), None, id="the seven days before it"),
        pytest.param(
            "2026-11-27 16:00", "2026-11-23 00:00", ("2026-11-23", "2026-11-26"), None, id="but for those that counted"
        ),
        pytest.param(
            "2026-11-27 16:00",
            "2026-11-13 00:00",
            ("2026-11-20", "2026-11-26"),
            ("2026-11-13", "2026-11-19"),
            id="one was left out",
        ),
        pytest.param("2026-11-24 09:00", "2026-11-23 00:00", ("2026-11-23", "2026-11-23"), None, id="a day is enough"),
        pytest.param("2026-11-23 16:00", "2026-11-23 00:00", None, None, id="nothing is not"),
        pytest.param("2026-10-26 09:00", None, ("2026-10-19", "2026-10-25"), None, id="over the autumn change"),
        pytest.param(
            "2026-11-27 16:00", "2026-11-19 15:00", ("2026-11-19", "2026-11-26"), None, id="a few hours go along"
        ),
    ],
)
def test_what_a_digest_is_about(
    due: str, last: str | None, days: tuple[str, str] | None, left_out: tuple[str, str] | None
) -> None:
    last_end = berlin(last) if last else None
    period = next_period(berlin(due), BERLIN, last_end)
    assert in_days(period) == days
    assert in_days(skipped(period, last_end) if period else None) == left_out


def in_days(period: Period | None) -> tuple[str, ...] | None:
    return tuple(day.isoformat() for day in period.days(BERLIN)) if period else None


def test_a_digest_belongs_to_the_week_in_which_it_is_due_there() -> None:
    assert week_of(berlin("2026-11-30 00:30"), BERLIN) == "2026-W49"
    assert week_of(berlin("2027-01-01 09:00"), BERLIN) == "2026-W53"


def test_the_weeks_before_are_of_local_days_and_follow_each_other() -> None:
    period = Period(berlin("2026-11-02 00:00").astimezone(UTC), berlin("2026-11-09 00:00").astimezone(UTC))
    before = period.before(4, BERLIN)
    assert [week.days(BERLIN)[0] for week in before] == [date(2026, 10, day) for day in (5, 12, 19, 26)]
    assert [week.end for week in before] == [*(week.start for week in before[1:]), period.start]
    assert before[2].end - before[2].start == timedelta(days=7, hours=1)


settings_of_a_digest = st.tuples(zones, st.integers(0, 6), st.integers(6, 19))
waits = st.timedeltas(timedelta(minutes=1), timedelta(days=20))
beginnings = st.datetimes(datetime(2009, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


@given(beginnings, st.lists(st.tuples(waits, st.none() | settings_of_a_digest), max_size=40), settings_of_a_digest)
@settings(max_examples=150, deadline=None)
def test_no_moment_counts_twice_and_what_no_digest_is_about_is_said(
    now: datetime, life: list[tuple[timedelta, tuple[ZoneInfo, int, int] | None]], chosen: tuple[ZoneInfo, int, int]
) -> None:
    """Time passes, sometimes a setting is changed, and each time Baton looks whether a digest is due."""
    since, last, about, weeks = now, None, [], set[str]()
    for wait, change in life:
        now += wait
        if change and change != chosen:
            chosen, since = change, now
        tz, weekday, hour = chosen
        due_at = last_weekly_moment(now, weekday, time(hour), tz)
        period = next_period(due_at, tz, last) if since <= due_at and week_of(due_at, tz) not in weeks else None
        if period:
            assert period.start < period.end <= due_at <= now
            assert period.end == start_of_day(due_at.astimezone(tz).date(), tz)
            assert period.end - period.start < timedelta(days=9)
            left_out = skipped(period, last)
            about += [left_out, period] if left_out else [period]
            weeks.add(week_of(due_at, tz))
            last = period.end
        so_far = period_so_far(now, last_weekly_moment(now + timedelta(weeks=1), weekday, time(hour), tz), tz, last)
        assert so_far.start < so_far.end <= now
        assert last is None or last <= so_far.start
    for one, following in pairwise(about):
        assert one.end == following.start


@given(beginnings, zones, st.integers(0, 6), st.integers(6, 19))
@settings(max_examples=100, deadline=None)
def test_without_a_change_each_is_about_seven_whole_days(now: datetime, tz: ZoneInfo, weekday: int, hour: int) -> None:
    last = None
    half_a_day_later = last_weekly_moment(now, weekday, time(hour), tz) + timedelta(hours=12)  # however clocks are set
    for week in range(1, 6):
        due_at = last_weekly_moment(half_a_day_later + timedelta(weeks=week), weekday, time(hour), tz)
        period = next_period(due_at, tz, last)
        assert period
        first, final = period.days(tz)
        assert final == due_at.astimezone(tz).date() - timedelta(days=1) or tz.key == "Pacific/Apia"
        assert (final - first).days == 6 or tz.key == "Pacific/Apia"  # which went without a 30 December once
        last = period.end
