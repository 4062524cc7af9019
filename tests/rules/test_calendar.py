"""The times of work: hours, working days, weeks, and the clock changes of four zones."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.lead.workplace.calendar import (
    WorkingHours,
    add_working_days,
    next_working_moment,
    start_of_day_on,
)
from bot.lead.workplace.typed_hours import read_week
from bot.lead.workplace.week import NINE_TO_FIVE, Block, alike
from bot.lead.workplace.working_time import working_time_between

BERLIN = ZoneInfo("Europe/Berlin")
APIA = ZoneInfo("Pacific/Apia")
ZONES = [BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu"), APIA]
DESK = WorkingHours(BERLIN)

zones = st.sampled_from(ZONES)
moments = st.datetimes(datetime(2009, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
spans = st.timedeltas(timedelta(0), timedelta(days=30))
# Clocks change at night; hours that span a change are looked at one by one below.
minutes = st.lists(st.integers(5 * 60, 23 * 60 + 59), min_size=2, max_size=6, unique=True).map(sorted)
days = minutes.map(lambda m: tuple(Block(a, b) for a, b in zip(m[::2], m[1::2], strict=False)))
weeks = st.lists(st.one_of(st.just(()), days), min_size=7, max_size=7).map(tuple).filter(any)
desks = st.builds(
    WorkingHours,
    tz=zones,
    week=weeks,
    holidays=st.frozensets(st.dates(date(2009, 1, 1), date(2009, 2, 1)), max_size=5),
)


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def is_open(moment: datetime, hours: WorkingHours) -> bool:
    local = moment.astimezone(hours.tz)
    minute = 60 * local.hour + local.minute
    works = local.date() not in hours.holidays
    return works and any(block.start <= minute < block.end for block in hours.week[local.weekday()])


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param("2026-11-25 10:30", "2026-11-25 10:30", id="inside hours is now"),
        pytest.param("2026-11-25 07:00", "2026-11-25 09:00", id="early is the same morning"),
        pytest.param("2026-11-25 17:00", "2026-11-26 09:00", id="closing time is the next morning"),
        pytest.param("2026-11-27 18:00", "2026-11-30 09:00", id="friday evening is monday"),
        pytest.param("2026-12-24 18:00", "2026-12-28 09:00", id="holidays are skipped"),
        pytest.param("2026-03-28 12:00", "2026-03-30 09:00", id="over the spring change"),
    ],
)
def test_the_next_working_moment(moment, expected):
    desk = WorkingHours(BERLIN, holidays=frozenset({date(2026, 12, 25)}))
    assert next_working_moment(berlin(moment), desk) == berlin(expected)


@pytest.mark.parametrize(
    ("moment", "days", "expected"),
    [
        pytest.param("2026-11-25 10:30", 1, "2026-11-26 10:30", id="the same time the next day"),
        pytest.param("2026-11-27 10:30", 1, "2026-11-30 10:30", id="over the weekend"),
        pytest.param("2026-11-28 10:30", 1, "2026-11-30 10:30", id="a saturday's next working day is monday"),
        pytest.param("2026-11-27 20:00", 1, "2026-11-30 16:59", id="late becomes the last minute"),
        pytest.param("2026-11-27 06:00", 2, "2026-12-01 09:00", id="early becomes the start"),
        pytest.param("2026-11-27 20:00", 0, "2026-11-30 09:00", id="nought days is the next moment"),
        pytest.param("2026-10-23 10:00", 1, "2026-10-26 10:00", id="over the autumn change"),
    ],
)
def test_adding_working_days(moment, days, expected):
    assert add_working_days(berlin(moment), days, DESK) == berlin(expected)


@pytest.mark.parametrize(
    ("moment", "following", "in_a_day"),
    [
        pytest.param("2026-11-25 11:00", "2026-11-25 11:00", "2026-11-26 11:00", id="in the morning"),
        pytest.param("2026-11-25 12:45", "2026-11-25 13:30", "2026-11-26 13:30", id="at lunch"),
        pytest.param("2026-11-26 14:00", "2026-11-26 14:00", "2026-11-27 12:59", id="a friday ends early"),
        pytest.param("2026-11-27 13:00", "2026-11-30 09:00", "2026-11-30 13:30", id="the weekend begins on friday"),
    ],
)
def test_lunch_and_part_time_fridays(moment, following, in_a_day):
    desk = WorkingHours(BERLIN, read_week("Mon-Thu 9:00-12:30, 13:30-17:30; Fri 9-13"))
    assert next_working_moment(berlin(moment), desk) == berlin(following)
    assert add_working_days(berlin(moment), 1, desk) == berlin(in_a_day)


def test_results_are_in_utc():
    assert next_working_moment(berlin("2026-11-25 10:30"), DESK).tzinfo is UTC
    assert start_of_day_on(date(2026, 11, 25), DESK).tzinfo is UTC


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 11, 25), "2026-11-25 09:00", id="a working day"),
        pytest.param(date(2026, 11, 28), "2026-11-30 09:00", id="a saturday"),
    ],
)
def test_the_start_of_a_day(day, expected):
    assert start_of_day_on(day, DESK) == berlin(expected)


@pytest.mark.parametrize(
    ("a", "b", "hours"),
    [
        pytest.param("2026-11-25 10:00", "2026-11-25 12:30", 2.5, id="within a day"),
        pytest.param("2026-11-27 16:00", "2026-11-30 10:00", 2, id="over a weekend"),
        pytest.param("2026-11-28 10:00", "2026-11-29 10:00", 0, id="on a weekend"),
        pytest.param("2026-11-25 12:00", "2026-11-25 10:00", 0, id="backwards"),
        pytest.param("2026-10-19 09:00", "2026-10-26 17:00", 48, id="over the autumn change"),
    ],
)
def test_working_time_between(a, b, hours):
    assert working_time_between(berlin(a), berlin(b), DESK) == timedelta(hours=hours)


def test_a_start_the_clocks_skip_is_when_they_jump():
    night = WorkingHours(BERLIN, read_week("daily 2:30-8"))
    assert start_of_day_on(date(2026, 3, 29), night) == berlin("2026-03-29 03:00")


def test_an_end_the_clocks_skip_is_when_they_jump():
    night = WorkingHours(BERLIN, read_week("daily 0-2:30"))
    assert next_working_moment(berlin("2026-03-29 03:10"), night) == berlin("2026-03-30 00:00")
    whole = working_time_between(berlin("2026-03-29 00:00"), berlin("2026-03-29 12:00"), night)
    assert whole == timedelta(hours=2)


def test_the_day_samoa_skipped_is_no_working_day():
    thursday = datetime(2011, 12, 29, 10, tzinfo=APIA)
    desk = WorkingHours(APIA)
    assert add_working_days(thursday, 1, desk) == datetime(2012, 1, 2, 10, tzinfo=APIA)
    assert start_of_day_on(date(2011, 12, 30), desk) == datetime(2012, 1, 2, 9, tzinfo=APIA)


def test_without_any_working_day_it_says_so():
    never = WorkingHours(BERLIN, alike(()))
    holidays = frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(500))
    for desk in (never, WorkingHours(BERLIN, holidays=holidays)):
        with pytest.raises(ValueError, match="No working day"):
            next_working_moment(berlin("2026-01-01 10:00"), desk)
        with pytest.raises(ValueError, match="No working day"):
            add_working_days(berlin("2026-01-01 10:00"), 3, desk)
    assert working_time_between(berlin("2026-01-01 10:00"), berlin("2026-02-01 10:00"), never) == timedelta(0)


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        next_working_moment(datetime(2026, 1, 1), DESK)
    with pytest.raises(ValueError, match="never taken away"):
        add_working_days(berlin("2026-01-01 10:00"), -1, DESK)
    with pytest.raises(ValueError, match="start before"):
        WorkingHours(BERLIN, alike((Block(17 * 60, 9 * 60),)))
    with pytest.raises(ValueError, match="one after the other"):
        WorkingHours(BERLIN, alike((Block(0, 600), Block(540, 1020))))
    with pytest.raises(ValueError, match="seven days"):
        WorkingHours(BERLIN, NINE_TO_FIVE[:6])


@given(moments, desks)
@settings(max_examples=150, deadline=None)
def test_the_next_moment_is_open_and_never_early(moment, hours):
    found = next_working_moment(moment, hours)
    assert is_open(found, hours)
    assert found >= moment
    assert (found == moment) == is_open(moment, hours)
    assert next_working_moment(found, hours) == found


@given(moments, spans, desks)
@settings(max_examples=150, deadline=None)
def test_a_later_moment_is_never_served_earlier(moment, span, hours):
    assert next_working_moment(moment, hours) <= next_working_moment(moment + span, hours)


@given(moments, st.integers(0, 12), desks)
@settings(max_examples=150, deadline=None)
def test_added_days_land_in_open_hours_and_in_order(moment, days, hours):
    found = add_working_days(moment, days, hours)
    assert is_open(found, hours)
    assert found >= moment
    following = add_working_days(moment, days + 1, hours)
    assert found < following or (days == 0 and found == following)


@given(moments, st.integers(0, 120), st.integers(1, 12), desks)
@settings(max_examples=100, deadline=None)
def test_added_days_keep_the_local_time_of_day(before, minutes, days, hours):
    moment = next_working_moment(before, hours) + timedelta(minutes=minutes)  # most are at a time when it is open
    local = moment.astimezone(hours.tz)
    found = add_working_days(moment, days, hours).astimezone(hours.tz)
    same = found.replace(hour=local.hour, minute=local.minute, second=local.second, microsecond=local.microsecond)
    assume(is_open(same, hours))
    last = hours.week[found.weekday()][-1].end
    assume(60 * local.hour + local.minute < last - 1)
    assert found == same


@given(moments, spans, spans, desks)
@settings(max_examples=100, deadline=None)
def test_working_time_adds_up_and_never_exceeds_the_clock(moment, first, second, hours):
    middle, last = moment + first, moment + first + second
    parts = working_time_between(moment, middle, hours) + working_time_between(middle, last, hours)
    assert working_time_between(moment, last, hours) == parts
    assert timedelta(0) <= parts <= first + second


@given(moments, desks)
@settings(max_examples=100, deadline=None)
def test_nothing_is_open_before_the_next_moment(moment, hours):
    assert working_time_between(moment, next_working_moment(moment, hours), hours) == timedelta(0)
