"""The latest weekly moment."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lead.workplace.calendar import last_weekly_moment

BERLIN = ZoneInfo("Europe/Berlin")
zones = st.sampled_from([BERLIN, *map(ZoneInfo, ("America/New_York", "Asia/Kathmandu", "Pacific/Apia"))])
moments = st.datetimes(datetime(2009, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
spans = st.timedeltas(timedelta(0), timedelta(days=30))


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


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
