"""Absences as people type them, read on the clocks where they live; and nothing is read into what says no time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.team.typed_absence import read_away, when_of

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 10, 30, tzinfo=BERLIN)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("until friday", "2026-11-25", "2026-11-27"),
        ("until Friday.", "2026-11-25", "2026-11-27"),
        ("till fri", "2026-11-25", "2026-11-27"),
        ("untill friday", "2026-11-25", "2026-11-27"),
        ("until the end of the week", "2026-11-25", "2026-11-27"),
        ("through next week", "2026-11-25", "2026-11-29"),
        ("until wednesday", "2026-11-25", "2026-11-25"),
        ("until next friday", "2026-11-25", "2026-12-04"),
        ("until next week", "2026-11-25", "2026-11-29"),
        ("until january", "2026-11-25", "2026-12-31"),
        ("until 2 jan", "2026-11-25", "2027-01-02"),
        ("until 2nd of January", "2026-11-25", "2027-01-02"),
        ("until Jan 2nd, 2027", "2026-11-25", "2027-01-02"),
        ("until 2027-01-02", "2026-11-25", "2027-01-02"),
        ("until 2.1.", "2026-11-25", "2027-01-02"),
        ("until 02.01.2027", "2026-11-25", "2027-01-02"),
        ("until 12/24", "2026-11-25", "2026-12-24"),
        ("until 24/12", "2026-11-25", "2026-12-24"),
        ("2026-12-24 to 2027-01-02", "2026-12-24", "2027-01-02"),
        ("2026-12-24 - 2027-01-02", "2026-12-24", "2027-01-02"),
        ("2026-12-24–2027-01-02", "2026-12-24", "2027-01-02"),
        ("from 2026-12-24 until 2027-01-02", "2026-12-24", "2027-01-02"),
        ("24.12. - 2.1.", "2026-12-24", "2027-01-02"),
        ("24.12.-2.1.", "2026-12-24", "2027-01-02"),
        ("Dec 24 to Jan 2", "2026-12-24", "2027-01-02"),
        ("24 dec - 2 jan", "2026-12-24", "2027-01-02"),
        ("24-28 december", "2026-12-24", "2026-12-28"),
        ("24th to 28th of december", "2026-12-24", "2026-12-28"),
        ("monday to wednesday", "2026-11-30", "2026-12-02"),
        ("mon-wed", "2026-11-30", "2026-12-02"),
        ("from tomorrow to friday", "2026-11-26", "2026-11-27"),
        ("tomorrow", "2026-11-26", "2026-11-26"),
        ("today", "2026-11-25", "2026-11-25"),
        ("for today", "2026-11-25", "2026-11-25"),
        ("for the day", "2026-11-25", "2026-11-25"),
        ("for the rest of the day", "2026-11-25", "2026-11-25"),
        ("the rest of the week", "2026-11-25", "2026-11-29"),
        ("this week", "2026-11-25", "2026-11-29"),
        ("next week", "2026-11-30", "2026-12-06"),
        ("next month", "2026-12-01", "2026-12-31"),
        ("in december", "2026-12-01", "2026-12-31"),
        ("on friday", "2026-11-27", "2026-11-27"),
        ("friday", "2026-11-27", "2026-11-27"),
        ("for a week", "2026-11-25", "2026-12-01"),
        ("for two weeks", "2026-11-25", "2026-12-08"),
        ("3 days", "2026-11-25", "2026-11-27"),
        ("for a month", "2026-11-25", "2026-12-24"),
        ("from monday for 2 weeks", "2026-11-30", "2026-12-13"),
        ("back on monday", "2026-11-25", "2026-11-29"),
        ("tomorrow, back on monday", "2026-11-26", "2026-11-29"),
        ("I'm on vacation until friday", "2026-11-25", "2026-11-27"),
        ("sick until friday", "2026-11-25", "2026-11-27"),
        ("please until friday", "2026-11-25", "2026-11-27"),
    ],
)
def test_whole_days(typed: str, first: str, last: str) -> None:
    found = when_of(typed, NOW, BERLIN)
    assert found, typed
    assert (str(found.first_day), str(found.last_day)) == (first, last)
    midnight = datetime.combine(date.fromisoformat(last) + timedelta(days=1), datetime.min.time(), BERLIN)
    assert found.until == midnight.astimezone(UTC)
    assert found.since >= NOW


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("for an hour", "2026-11-25 11:30"),
        ("for 1 hour", "2026-11-25 11:30"),
        ("an hour", "2026-11-25 11:30"),
        ("for half an hour", "2026-11-25 11:00"),
        ("for 90 minutes", "2026-11-25 12:00"),
        ("2h", "2026-11-25 12:30"),
        ("for 1.5 hours", "2026-11-25 12:00"),
        ("the next hour", "2026-11-25 11:30"),
        ("until 3pm", "2026-11-25 15:00"),
        ("until 15:00", "2026-11-25 15:00"),
        ("until noon", "2026-11-25 12:00"),
        ("until tomorrow noon", "2026-11-26 12:00"),
        ("until 9:00", "2026-11-26 09:00"),
        ("until monday 10:00", "2026-11-30 10:00"),
        ("until 10am on monday", "2026-11-30 10:00"),
        ("back at 3pm", "2026-11-25 15:00"),
        ("this afternoon", "2026-11-26 00:00"),
    ],
)
def test_moments(typed: str, until: str) -> None:
    found = when_of(typed, NOW, BERLIN)
    assert found, typed
    assert found.until == datetime.fromisoformat(until).replace(tzinfo=BERLIN)
    assert found.last_day is None


@pytest.mark.parametrize(
    "typed",
    [
        *("", "soon", "until", "until soon", "for", "for a while", "until kim is back", "until 3/4", "2026-13-01"),
        *("until 2026-11-24", "2026-11-20 to 2026-11-22", "friday to monday to friday", "for 0 days", "until 25:00"),
        *("until 13pm", "until 31 june", "L-12", "for 1.5 days", "acme corp", "until may 12 2020"),
    ],
)
def test_what_names_no_time_is_not_read(typed: str) -> None:
    assert when_of(typed, NOW, BERLIN) is None


@pytest.mark.parametrize(
    ("typed", "whose", "cover", "several"),
    [
        ("until friday, cover <@U07|kim>", "", "U07", False),
        ("until friday cover: <@U07>", "", "U07", False),
        ("until friday, <@U07|kim> covers for me", "", "U07", False),
        ("<@U07|kim> covers, until friday", "", "U07", False),
        ("until friday (<@U07|kim>)", "", "U07", False),
        ("until friday with <@U07|kim> covering", "", "U07", False),
        ("covered by <@U07|kim> until friday", "", "U07", False),
        ("cover <@U07|kim> until friday", "", "U07", False),
        ("until friday", "", "", False),
        ("<@U05|ravi> until friday", "U05", "", False),
        ("<@U05|ravi> until friday, cover <@U07|kim>", "U05", "U07", False),
        ("until friday, cover <@U07|kim> and <@U08|jo>", "", "U07", True),
    ],
)
def test_the_cover_is_read_wherever_it_stands(typed: str, whose: str, cover: str, several: bool) -> None:
    found = read_away(typed, NOW, BERLIN)
    assert (found.whose, found.cover, found.several) == (whose, cover, several)
    if not several:
        assert found.when
        assert found.when.last_day == date(2026, 11, 27)


ZONES = [BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata"), ZoneInfo("Australia/Lord_Howe")]
ZONES += [ZoneInfo("Pacific/Auckland"), ZoneInfo("Africa/Cairo"), ZoneInfo("America/Havana")]
moments = st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))


@settings(max_examples=500, deadline=None)
@given(now=moments, ahead=st.integers(0, 300), length=st.integers(0, 70), tz=st.sampled_from(ZONES))
def test_days_are_the_days_where_the_person_lives_over_any_edge(
    now: datetime, ahead: int, length: int, tz: ZoneInfo
) -> None:
    """Over ends of months and years, and where midnight does not exist (Cairo, Havana)."""
    today = now.astimezone(tz).date()
    first = today + timedelta(days=ahead)
    last = first + timedelta(days=length)
    found = when_of(f"{first} to {last}", now, tz)
    assert found
    assert (found.first_day, found.last_day) == (first, last)
    minute = timedelta(minutes=1)
    assert (found.until - minute).astimezone(tz).date() == last
    assert found.until.astimezone(tz).date() == last + timedelta(days=1)
    assert found.since.astimezone(tz).date() == first
    days = timedelta(days=length + 1)
    assert ahead == 0 or abs((found.until - found.since) - days) <= timedelta(hours=1)


@settings(max_examples=300, deadline=None)
@given(now=moments, months=st.integers(1, 6), tz=st.sampled_from(ZONES))
def test_a_month_from_now_never_skips_or_adds_one(now: datetime, months: int, tz: ZoneInfo) -> None:
    today = now.astimezone(tz).date()
    found = when_of(f"for {months} month{'s' * (months > 1)}", now, tz)
    assert found
    assert found.last_day
    ends = found.last_day + timedelta(days=1)
    assert (ends.year * 12 + ends.month) - (today.year * 12 + today.month) == months
    assert ends.day == today.day or ends.day < today.day


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=60), moments)
def test_nothing_typed_breaks_it(typed: str, now: datetime) -> None:
    found = read_away(typed, now, BERLIN).when
    assert found is None or found.until > found.since >= now
