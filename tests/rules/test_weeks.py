"""Weeks: which one a moment lies in, its bounds, and the latest weekly moment."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lead.workplace.calendar import iso_week, last_weekly_moment, week_bounds

BERLIN = ZoneInfo("Europe/Berlin")
zones = st.sampled_from([BERLIN, *map(ZoneInfo, ("America/New_York", "Asia/Kathmandu", "Pacific/Apia"))])
moments = st.datetimes(datetime(2009, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
spans = st.timedeltas(timedelta(0), timedelta(days=30))


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def test_a_week_is_the_local_one():
    midnight = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert iso_week(midnight, BERLIN) == "2026-W48"
    assert iso_week(midnight, ZoneInfo("America/New_York")) == "2026-W47"
    assert iso_week(datetime(2027, 1, 1, 12, tzinfo=UTC), BERLIN) == "2026-W53"


def test_the_bounds_of_the_week_the_clocks_change():
    start, end = week_bounds("2026-W43", BERLIN)
    assert start == berlin("2026-10-19 00:00")
    assert end == berlin("2026-10-26 00:00")
    assert end - start == timedelta(days=7, hours=1)


@pytest.mark.parametrize("week", ["2026-W54", "2026-48", "W48", "", "2026-W00", "soon"])
def test_what_is_no_week_is_refused(week):
    with pytest.raises(ValueError, match="not an ISO week"):
        week_bounds(week, BERLIN)


@given(moments, zones)
@settings(max_examples=150, deadline=None)
def test_every_moment_lies_in_its_own_week(moment, tz):
    week = iso_week(moment, tz)
    start, end = week_bounds(week, tz)
    assert start <= moment < end
    assert iso_week(start, tz) == iso_week(end - timedelta(microseconds=1), tz) == week
    assert iso_week(end, tz) != week


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param("2026-11-25 10:00", "2026-11-23 09:00", id="midweek looks back to monday"),
        pytest.param("2026-11-23 09:00", "2026-11-23 09:00", id="on the dot is now"),
        pytest.param("2026-11-23 08:59", "2026-11-16 09:00", id="a minute early is last week's"),
        pytest.param("2026-10-26 08:59", "2026-10-19 09:00", id="over the autumn change"),
    ],
)
def test_the_last_weekly_moment(now, expected):
    assert last_weekly_moment(berlin(now), 0, time(9), BERLIN) == berlin(expected)


@given(moments, spans, st.integers(0, 6), st.times(), zones)
@settings(max_examples=150, deadline=None)
def test_the_last_weekly_moment_is_past_recent_and_never_goes_back(now, span, weekday, at, tz):
    found = last_weekly_moment(now, weekday, at, tz)
    assert found <= now
    assert now - found < timedelta(days=8)
    assert found <= last_weekly_moment(now + span, weekday, at, tz)
    assert last_weekly_moment(found, weekday, at, tz) == found
