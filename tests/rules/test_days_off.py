"""Public holidays, days off as managers type them, and the zones and countries there are to choose from."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lead.workplace.calendar import WorkingHours, longest_rest
from bot.lead.workplace.days_off import LONGEST_REST, DaysOff, own_days, own_days_problem
from bot.lead.workplace.places import NOWHERE, country_of, is_place, place_choices, place_name, zone_choices, zone_named

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "off", "worked"),
    [
        ("", set(), set()),
        ("2026-12-24", {24}, set()),
        (" 2026-12-24 \n\n2026-12-27", {24, 27}, set()),
        ("2026-12-24 to 2026-12-26", {24, 25, 26}, set()),
        ("2026-12-24–2026-12-25", {24, 25}, set()),
        ("2026-12-24 Christmas Eve", {24}, set()),
        ("2026-12-26 work", set(), {26}),
        ("2026-12-26: we work", set(), {26}),
        ("2026-12-26 Workshop", {26}, set()),
    ],
)
def test_days_off_are_read_line_by_line(typed: str, off: set[int], worked: set[int]) -> None:
    assert not own_days_problem(typed)
    found = own_days(typed)
    assert ({day.day for day in found.off}, {day.day for day in found.worked}) == (off, worked)


@pytest.mark.parametrize("line", ["Christmas", "24.12.2026", "2026-02-30", "2026-12-26 to 2026-12-24", "2026-12-241"])
def test_what_is_no_day_is_named(line: str) -> None:
    assert f"Line 2, “{line}”" in own_days_problem(f"2026-12-24\n{line}")


@given(st.lists(st.tuples(days, st.integers(0, LONGEST_REST - 1), st.sampled_from(["", " off", " work"])), max_size=5))
def test_whatever_days_are_typed_are_the_days_kept(spans: list[tuple[date, int, str]]) -> None:
    typed, off, worked = [], set(), set()
    for first, more, words in spans:
        last = first + timedelta(days=more)
        typed.append(f"{first} to {last}{words}")
        (worked if words == " work" else off).update(first + timedelta(days=n) for n in range(more + 1))
    assert not own_days_problem("\n".join(typed))
    assert own_days("\n".join(typed)) == own_days("\n".join(typed).upper().replace("TO", "to"))
    found = own_days("\n".join(typed))
    assert (set(found.off), set(found.worked)) == (off, worked)


@pytest.mark.parametrize(
    ("country", "region", "day", "is_off"),
    [
        ("DE", "", "2026-10-03", True),
        ("DE", "", "2027-01-06", False),
        ("DE", "BY", "2027-01-06", True),
        ("DE", "no such region", "2026-12-25", True),
        ("US", "", "2027-12-24", True),
        ("JP", "", "2027-02-11", True),
        ("XX", "", "2026-12-25", False),
        ("", "", "2026-12-25", False),
    ],
)
def test_a_country_or_region_has_its_own_holidays(country: str, region: str, day: str, is_off: bool) -> None:
    assert (date.fromisoformat(day) in DaysOff(country, region)) is is_off


def test_the_longest_rest_counts_weekends_and_holidays_around_the_days() -> None:
    desk = WorkingHours(ZoneInfo("UTC"), holidays=frozenset({date(2026, 12, 24) + timedelta(days=n) for n in range(8)}))
    assert longest_rest([], desk) == 0
    assert longest_rest([date(2026, 12, 24)], desk) == 8
    assert longest_rest([date(2026, 12, 24), date(2027, 1, 2)], desk) == 8
    assert longest_rest([date(2026, 12, 19)], desk) == 2


def test_every_country_offered_is_a_place_and_every_zone_offered_is_a_zone() -> None:
    assert all(is_place(value) and place_name(value) == label for value, label in place_choices("german"))
    assert len(zone_choices("")) == 100
    assert all(zone_named(zone) == zone for zone, _ in zone_choices("america"))
    assert ("UTC", "UTC") in zone_choices("utc")
    assert zone_choices("new zealand")[0][0] == "Pacific/Auckland"
    assert place_choices("bayern") == [("DE-BY", "Germany, Bayern")]
    assert place_choices("no country")[0][0] == NOWHERE


@pytest.mark.parametrize(
    ("zone", "country"),
    [("Europe/Berlin", "DE"), ("Asia/Calcutta", "IN"), ("US/Pacific", "US"), ("Europe/Oslo", "NO"), ("UTC", "")],
)
def test_a_zone_tells_its_country(zone: str, country: str) -> None:
    assert country_of(zone) == country


def test_no_zone_of_the_world_is_beyond_us() -> None:
    for zone in available_timezones():
        assert isinstance(country_of(zone), str)
    for no_zone in ("", "Nowhere/Land", "../etc/passwd", "Europe", "/etc/localtime", "x" * 300, "a\0b"):
        assert zone_named(no_zone) == ""
