"""A day that is chosen is said and kept as that day, whatever zone it was chosen in, and whoever reads it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cadence.coming import Coming
from bot.cadence.due_work import opens_for
from bot.lead.workplace.calendar import WorkingHours, start_of_day, start_of_day_on
from bot.lead.workplace.days_off import DaysOff
from bot.lead.workplace.week import alike, hours
from bot.slack.text import day
from storage.due import Due

zones = st.sampled_from(sorted(zone for zone in available_timezones() if "/" in zone)).map(ZoneInfo)
days = st.dates(date(2012, 1, 1), date(2060, 12, 31))


def read(text: str) -> date:
    """Read a day as it is written."""
    words = text.replace(",", "").split()
    return datetime.strptime(f"{words[1]} {words[2][:-2]} {words[3]}", "%B %d %Y").date()


@given(days)
def test_a_day_is_written_as_that_day_and_as_no_moment(chosen: date) -> None:
    written = day(chosen)
    assert read(written) == chosen
    assert written.startswith(f"{chosen:%A}, ")
    assert "<!date" not in written


def test_how_days_are_written() -> None:
    written = [day(date(2027, 1, number)) for number in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30, 31)]
    endings = [text.split(",")[1].split()[1] for text in written]
    assert endings == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "30th", "31st"]
    assert written[0] == "Friday, January 1st, 2027"


@given(days, zones, st.timedeltas(timedelta(days=-30), timedelta(days=3)), zones)
@settings(max_examples=300, deadline=None)
def test_a_follow_up_comes_on_its_day_where_its_marketer_lives(
    chosen: date, lived: ZoneInfo, ahead: timedelta, lives: ZoneInfo
) -> None:
    """It was planned where they lived, and is looked at some time later, where they live by now."""
    every_day = alike((hours(9, 17),), range(7))
    before = WorkingHours(lived, every_day)
    planned = start_of_day_on(chosen, before)
    assert planned.astimezone(lived).date() >= chosen  # a day may be left out of a zone's calendar
    item = Due(1, "T1", "follow_up", 1, 0, planned, planned, "pending", "U1", chosen.isoformat())
    assert item.on == chosen
    desk = WorkingHours(lives, every_day)
    now = planned + ahead
    opens = opens_for(item, now, desk)
    assert opens >= max(now, start_of_day(chosen, lives))
    if now < start_of_day(chosen, lives):
        assert opens == start_of_day_on(chosen, desk)


@given(days, zones, st.sampled_from(["DE", "US", "JP", "AE", ""]))
@settings(max_examples=200, deadline=None)
def test_what_is_said_names_the_day_that_was_chosen_and_one_with_work(chosen: date, tz: ZoneInfo, country: str) -> None:
    desk = WorkingHours(tz, holidays=DaysOff(country))
    coming = Coming(chosen, start_of_day_on(chosen, desk).astimezone(tz).date())
    assert day(chosen) in coming.words
    assert day(coming.on) in coming.words
    assert coming.on >= chosen
    assert coming.on.weekday() < 5
    assert coming.on not in DaysOff(country)


def test_moments_are_still_written_by_the_clock_of_the_reader() -> None:
    from bot.slack.text import moment

    assert "<!date^" in moment(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
