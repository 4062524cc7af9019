"""The days that Snooze offers are working days, by their names, and no two are the same."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.cadence.coming import months_later
from bot.lead.workplace.calendar import WorkingHours
from bot.lead.workplace.typed_hours import read_week
from bot.lead.workplace.week import alike, hours
from bot.nurture.presets import presets

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = WorkingHours(BERLIN)


def offered(today: date, hours: WorkingHours = WEEK) -> dict[str, date]:
    return {each.label: each.on for each in presets(today, hours)}


def test_on_a_working_day_they_are_tomorrow_next_monday_and_in_a_month() -> None:
    assert offered(date(2026, 11, 24)) == {
        "Tomorrow": date(2026, 11, 25),
        "Next Monday": date(2026, 11, 30),
        "In a month": date(2026, 12, 24),
    }


def test_before_a_weekend_the_next_working_day_is_next_monday() -> None:
    assert offered(date(2026, 11, 27)) == {"The next working day": date(2026, 11, 30), "In a month": date(2026, 12, 28)}


def test_days_off_are_passed_over() -> None:
    hours = WorkingHours(BERLIN, holidays={date(2026, 11, 25), date(2026, 11, 30)})
    assert offered(date(2026, 11, 24), hours) == {
        "The next working day": date(2026, 11, 26),
        "Next Monday": date(2026, 12, 1),
        "In a month": date(2026, 12, 24),
    }


def test_a_week_may_begin_on_sunday() -> None:
    desk = WorkingHours(ZoneInfo("Asia/Riyadh"), read_week("Sun-Thu 9-17"))
    assert offered(date(2026, 11, 26), desk)["The next working day"] == date(2026, 11, 29)


def test_a_month_from_the_last_day_is_the_last_day() -> None:
    assert months_later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_later(date(2026, 12, 31), 1) == date(2027, 1, 31)


@given(st.dates(date(2024, 1, 1), date(2035, 12, 31)), st.sets(st.integers(0, 6), min_size=1))
def test_every_day_offered_is_a_working_day_to_come_and_offered_once(today: date, weekdays: set[int]) -> None:
    found = presets(today, WorkingHours(BERLIN, alike((hours(9, 17),), frozenset(weekdays))))
    days = [each.on for each in found]
    assert days == sorted(set(days))
    assert all(today < day <= today + timedelta(days=40) and day.weekday() in weekdays for day in days)
