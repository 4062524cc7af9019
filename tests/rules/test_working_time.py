"""Working time is what a patient clerk counts who looks at the clock on the wall every minute of the day."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lead.workplace.calendar import WorkingHours, next_working_moment, start_of_day
from bot.lead.workplace.typed_hours import read_week
from bot.lead.workplace.week import Block
from bot.lead.workplace.working_time import Pause, add_working_time, time_to_answer, working_time_between

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MANY = 500 if os.environ.get("TORTURE") else 50
BERLIN = ZoneInfo("Europe/Berlin")
CHANGES = {
    "Europe/Berlin": (date(2026, 3, 29), date(2026, 10, 25)),
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
    "Asia/Kolkata": (date(2026, 3, 29), date(2026, 10, 25)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "Pacific/Auckland": (date(2026, 4, 5), date(2026, 9, 27)),
}
"""The days on which clocks change, forward or back; India's never do."""

minutes = st.lists(st.integers(0, 24 * 60), min_size=2, max_size=6, unique=True).map(sorted)
days = minutes.map(lambda m: tuple(Block(a, b) for a, b in zip(m[::2], m[1::2], strict=False)))
weeks = st.lists(st.one_of(st.just(()), days), min_size=7, max_size=7).map(tuple).filter(any)


@st.composite
def cases(draw: st.DrawFn) -> tuple[datetime, WorkingHours, list[Pause]]:
    """Draw a moment within two days of a change of clocks, hours, and pauses, some of which overlap."""
    zone = draw(st.sampled_from(sorted(CHANGES)))
    changes = draw(st.sampled_from(CHANGES[zone]))
    first = datetime.combine(changes, time(0), UTC) + draw(st.integers(-3000, 1500)) * MINUTE
    off = draw(st.frozensets(st.integers(-2, 4), max_size=2))
    pauses = [
        (first + start * MINUTE, first + (start + length) * MINUTE)
        for start, length in draw(st.lists(st.tuples(st.integers(-500, 4000), st.integers(0, 2000)), max_size=3))
    ]
    holidays = frozenset(changes + number * DAY for number in off)
    return first, WorkingHours(ZoneInfo(zone), draw(weeks), holidays), pauses


def working_minutes(since: datetime, hours: WorkingHours, pauses: list[Pause]) -> Iterator[datetime]:
    """Yield each minute of work from a moment on, having looked at the clock on the wall through every whole day.

    A block begins when the clock first shows its start, or has jumped past it, and is over once it has shown its end.
    """
    day = since.astimezone(hours.tz).date()
    while True:
        blocks = () if day in hours.holidays else hours.week[day.weekday()]
        for now, latest in minutes_of(day, hours.tz):
            paused = any(begins <= now < ends for begins, ends in pauses)
            if now >= since and not paused and any(block.start <= latest < block.end for block in blocks):
                yield now
        day += DAY


@cache
def minutes_of(day: date, tz: ZoneInfo) -> list[tuple[datetime, int]]:
    """Return each minute of a day, with the latest minute that the clock on the wall has shown by then."""
    minutes, latest, now = [], -1, start_of_day(day, tz)
    while now.astimezone(tz).date() == day:
        wall = now.astimezone(tz)
        latest = max(latest, 60 * wall.hour + wall.minute)
        minutes.append((now, latest))
        now += MINUTE
    return minutes


@given(cases(), st.integers(0, 4000))
@settings(max_examples=150, deadline=None)
def test_working_time_is_as_many_minutes_as_the_clerk_counts(
    case: tuple[datetime, WorkingHours, list[Pause]], length: int
) -> None:
    since, hours, pauses = case
    until = since + length * MINUTE
    counted = 0
    for minute in working_minutes(since, hours, pauses):
        if minute >= until or minute > since + 5 * DAY:
            break
        counted += 1
    else:  # pragma: no cover
        pytest.fail("The clerk never stops.")
    assert working_time_between(since, until, hours, pauses) == counted * MINUTE


@given(cases(), st.integers(1, 3000))
@settings(max_examples=MANY, deadline=None)
def test_time_has_passed_when_the_clerk_has_seen_so_many_minutes(
    case: tuple[datetime, WorkingHours, list[Pause]], wanted: int
) -> None:
    since, hours, pauses = case
    clerk = working_minutes(since, hours, pauses)
    for _ in range(wanted - 1):
        next(clerk)
    due = add_working_time(since, wanted * MINUTE, hours, pauses)
    assert due == next(clerk) + MINUTE
    assert working_time_between(since, due, hours, pauses) == wanted * MINUTE


@given(cases())
@settings(max_examples=100, deadline=None)
def test_no_time_at_all_is_the_next_minute_of_work(case: tuple[datetime, WorkingHours, list[Pause]]) -> None:
    since, hours, pauses = case
    assert add_working_time(since, timedelta(0), hours, pauses) == next(working_minutes(since, hours, pauses))


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


DESK = WorkingHours(BERLIN, read_week("Mon-Thu 9:00-12:30, 13:30-17:30; Fri 9-13"), {date(2027, 1, 6)})


@pytest.mark.parametrize(
    ("since", "hours", "due"),
    [
        pytest.param("2026-11-24 10:00", 2, "2026-11-24 12:00", id="within the morning"),
        pytest.param("2026-11-24 11:30", 2, "2026-11-24 14:30", id="over lunch"),
        pytest.param("2026-11-24 12:45", 2, "2026-11-24 15:30", id="from lunch on"),
        pytest.param("2026-11-24 15:30", 2, "2026-11-24 17:30", id="until closing"),
        pytest.param("2026-11-27 12:00", 2, "2026-11-30 10:00", id="over the weekend"),
        pytest.param("2026-11-28 15:00", 2, "2026-11-30 11:00", id="a saturday does not count"),
        pytest.param("2027-01-05 16:30", 2, "2027-01-07 10:00", id="over a holiday"),
        pytest.param("2027-01-06 10:00", 2, "2027-01-07 11:00", id="from a holiday on"),
    ],
)
def test_when_an_answer_is_due(since: str, hours: float, due: str) -> None:
    assert add_working_time(berlin(since), timedelta(hours=hours), DESK) == berlin(due)


def test_a_pause_is_subtracted_in_working_time() -> None:
    weekend = (berlin("2026-11-27 12:00"), berlin("2026-11-30 10:00"))
    due = add_working_time(berlin("2026-11-27 11:00"), timedelta(hours=2), DESK, [weekend])
    assert due == berlin("2026-11-30 11:00")
    assert working_time_between(berlin("2026-11-27 11:00"), due, DESK, [weekend]) == timedelta(hours=2)


def test_an_answer_before_the_desk_opened_took_no_time_and_is_not_nought() -> None:
    asked = berlin("2026-11-28 15:00")
    assert time_to_answer(asked, berlin("2026-11-29 10:00"), DESK) is None
    assert time_to_answer(asked, berlin("2026-11-30 09:10"), DESK) == 10 * MINUTE
    assert time_to_answer(berlin("2026-11-24 10:00"), berlin("2026-11-24 10:25"), DESK) == 25 * MINUTE
    assert next_working_moment(asked, DESK) == berlin("2026-11-30 09:00")


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="never taken away"):
        add_working_time(berlin("2026-11-24 10:00"), -MINUTE, DESK)
    with pytest.raises(ValueError, match="time zone"):
        add_working_time(datetime(2026, 11, 24), MINUTE, DESK)
