"""Plans by properties: any track, holidays, caps, moves. And the rows of field.md (30 to 39) as tables."""

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cadence.because import Because, Moved
from bot.cadence.caps import SPAN
from bot.cadence.course import CHECKPOINTS, Chosen, Course, Kind, after, next_stop, offset_day, whole_plan
from bot.cadence.tracks.touch import Channel, Offset, Touch
from bot.cadence.tracks.track import DEFAULT_TRACKS, Track
from bot.cadence.window import Limits, Window
from bot.lead.workplace.calendar import WorkingHours, blocks_on
from bot.lead.workplace.prospect_zone import DAYTIME, Origin, ZoneGuess, country_of_email, day_there, zone_of
from bot.lead.workplace.week import NINE_TO_FIVE, alike, hours

DAY = timedelta(days=1)
BEGAN = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MANY = 5000 if os.environ.get("TORTURE") else 60
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Australia/Lord_Howe")


def track(*offsets: Offset) -> Track:
    touches = (Touch(offset, Channel.EMAIL, "Write", "Hello", "Hello") for offset in offsets)
    return Track("some", 0, "Some", tuple(touches))


def works(zone: str, *holidays: date, at: tuple[int, int] = (9, 17)) -> WorkingHours:
    return WorkingHours(ZoneInfo(zone), alike((hours(*at),)), frozenset(holidays))


def window(marketer: str = "Europe/Berlin", prospect: str = "Europe/Berlin", *holidays: date, **more: object) -> Window:
    there = WorkingHours(ZoneInfo(prospect), alike((DAYTIME,)))
    return Window(works(marketer, *holidays), there, **more)  # type: ignore[arg-type]


offsets = st.one_of(st.builds(Offset, working_days=st.integers(0, 60)), st.builds(Offset, months=st.integers(1, 7)))
tracks = st.lists(offsets, max_size=8).map(lambda made: track(*made))
days = st.dates(date(2026, 11, 23), date(2028, 11, 23))
windows = st.builds(
    lambda marketer, prospect, free, person, company, taken, caps: window(
        marketer, prospect, *free, person=list(person), company=list(company), taken=taken, limits=Limits(*caps)
    ),
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
    st.sets(days, max_size=30),
    st.lists(days, max_size=12),
    st.lists(days, max_size=30),
    st.dictionaries(days, st.integers(0, 30), max_size=30),
    st.tuples(st.integers(1, 4), st.integers(1, 10), st.integers(1, 25)),
)
chosen = st.one_of(st.none(), st.builds(Chosen, days, st.just(Because.DATE), st.booleans()))


@settings(max_examples=MANY, deadline=None)
@given(tracks, windows, chosen, st.lists(st.integers(0, 90), max_size=20))
def test_any_plan_keeps_its_order_and_offsets_and_has_a_next_date_until_its_end(
    track: Track, gate: Window, chosen: Chosen | None, late: list[int]
) -> None:
    """Each stop is over some days late, as people do; none comes before its time, twice, or not at all."""
    course, made, checked = Course("some", 0, BEGAN, BEGAN, chosen=chosen), 0, -1
    for number in range(len(track.touches) + len(CHECKPOINTS) + 1):
        stop = next_stop(course, track, gate)
        assert stop.day >= course.last_on
        assert gate.wrong_on(stop.day, exempt=True) in (None, Moved.RATION)
        if stop.kind is Kind.TOUCH:
            assert stop.number == made
            first = chosen.day if chosen and not made else offset_day(course.last_on, track.touches[made].offset, gate)
            assert stop.day >= first
            made += 1
        elif stop.kind is Kind.CHECKPOINT:
            assert stop.number > checked
            assert (stop.day.year * 12 + stop.day.month) - (BEGAN.year * 12 + BEGAN.month) >= CHECKPOINTS[stop.number]
            checked = stop.number
        else:
            assert (made, checked) == (len(track.touches), len(CHECKPOINTS) - 1)
            return
        over = stop.day + (late[number] if number < len(late) else 0) * DAY
        course = after(course, stop, over)
        assert course.last_on == over  # what follows is counted from there
    raise AssertionError("The run has no end.")


@settings(max_examples=MANY, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=15), st.integers(1, 4))
def test_no_thirty_days_hold_more_than_the_cap_whatever_is_planned(wanted: list[int], cap: int) -> None:
    planned: list[date] = []
    for offset in wanted:
        planned.append(window(person=planned, limits=Limits(person=cap)).fit(BEGAN + offset * DAY).day)
    for day in planned:
        assert sum(day <= other < day + SPAN for other in planned) <= cap


@settings(max_examples=MANY, deadline=None)
@given(windows, days)
def test_told_only_while_the_marketer_works_and_by_day_for_the_prospect_if_that_can_be(gate: Window, day: date) -> None:
    found = gate.fit(day)
    moment = gate.moment(found.day)
    assert found.day >= day
    assert moment.astimezone(gate.marketer.tz).date() == found.day
    assert gate.open_at(moment)
    near = [day + n * DAY for n in range(7)]
    meet = any(
        max(a, c) < min(b, d)
        for on in near
        for a, b in blocks_on(on, gate.marketer)
        for near_on in near
        for c, d in blocks_on(near_on, gate.prospect)
    )
    there = [span for on in (found.day - DAY, found.day, found.day + DAY) for span in blocks_on(on, gate.prospect)]
    assert any(begins <= moment < ends for begins, ends in there) or not meet


def test_the_whole_plan_of_each_default_track() -> None:
    """Row 33: there always is a next try. What is planned ends with the question what becomes of it."""
    for each in DEFAULT_TRACKS.values():
        plan = whole_plan(Course(each.key, 0, BEGAN, BEGAN), each, window())
        assert [stop.number for stop in plan if stop.kind is Kind.TOUCH] == list(range(len(each.touches)))
        assert [stop.number for stop in plan if stop.kind is Kind.CHECKPOINT] == [0, 1]
        assert plan[-1].kind is Kind.DECIDE
        assert [stop.day for stop in plan] == sorted(stop.day for stop in plan)
        assert whole_plan(Course(each.key, 0, BEGAN, BEGAN), each, window(), until=plan[0].day) == plan[:1]


@pytest.mark.parametrize(
    ("what", "wanted", "gate", "day", "moment", "moved"),
    [
        ("as planned", "2026-11-25", window(), "2026-11-25", "08:00", ()),
        # 30: never at 3 am or on Sunday; 32: what moves to another day comes at its opening
        ("a Sunday", "2026-11-29", window(), "2026-11-30", "08:00", (Moved.DAY_OFF,)),
        ("a holiday", "2026-12-25", window("Europe/Berlin", "Europe/Berlin", date(2026, 12, 25)), "2026-12-28", "08:00",
         (Moved.DAY_OFF,)),
        ("their morning", "2026-11-25", window("Europe/Berlin", "America/New_York"), "2026-11-25", "13:00", ()),
        ("their Sunday", "2026-11-30", window("Pacific/Auckland", "America/New_York"), "2026-12-01", "20:00",
         (Moved.DAY_OFF_THERE,)),
        ("never both", "2026-11-25", window("Europe/Berlin", "Pacific/Auckland"), "2026-11-25", "08:00", ()),
        # 36: one counter over all tracks
        ("too often", "2026-11-25", window(person=[date(2026, 11, 20)], limits=Limits(person=1)), "2026-12-21", "08:00",
         (Moved.PERSON,)),
        ("their company", "2026-11-25", window(company=[date(2026, 11, 20)], limits=Limits(company=1)), "2026-12-21",
         "08:00", (Moved.COMPANY,)),
        ("a full day", "2026-11-25", window(taken={date(2026, 11, 25): 2}, limits=Limits(ration=2)), "2026-11-26",
         "08:00", (Moved.RATION,)),
    ],
)  # fmt: skip
def test_a_day_and_its_moment(
    what: str, wanted: str, gate: Window, day: str, moment: str, moved: tuple[Moved, ...]
) -> None:
    found = gate.fit(date.fromisoformat(wanted))
    at = gate.moment(found.day)
    assert (found.day.isoformat(), at.strftime("%H:%M"), found.moved) == (day, moment, moved), what


def test_what_they_asked_for_themselves_is_not_capped_and_says_so_openly() -> None:
    """Row 36, the other half; a company's cap counts it all the same."""
    gate = window(person=[BEGAN], company=[BEGAN], limits=Limits(person=1, company=1))
    asked = Course("some", 0, BEGAN, BEGAN, chosen=Chosen(date(2026, 12, 1), Because.DATE, True))
    assert next_stop(asked, track(Offset(months=1)), gate).day == date(2026, 12, 1)
    given_back = Course("some", 0, BEGAN, BEGAN, chosen=Chosen(date(2026, 12, 1), Because.SALES))
    assert next_stop(given_back, track(Offset(months=1)), gate).day > date(2026, 12, 22)


def test_a_day_far_off_has_checkpoints_before_it_and_one_nearby_stands_for_a_checkpoint() -> None:
    far = Course("some", 0, BEGAN, BEGAN, chosen=Chosen(date(2027, 11, 22), Because.DATE, True))
    plan = whole_plan(far, track(Offset(months=1)), window())
    assert [stop.kind for stop in plan] == [Kind.CHECKPOINT, Kind.CHECKPOINT, Kind.TOUCH, Kind.DECIDE]
    near = Course("some", 0, BEGAN, BEGAN, chosen=Chosen(date(2027, 5, 20), Because.ANSWERS))
    plan = whole_plan(near, track(Offset(months=1)), window())
    assert [stop.kind for stop in plan][:2] == [Kind.TOUCH, Kind.CHECKPOINT]
    assert plan[1].day - plan[0].day >= 14 * DAY


@pytest.mark.parametrize(
    ("known", "zone", "origin"),
    [
        # 34: own, company's, workspace's, and the origin is shown; a guess only where a country has one zone
        ({"said": "Asia/Kolkata", "company": "Europe/Paris"}, "Asia/Kolkata", Origin.SAID),
        ({"company": "Europe/Paris", "phone": "+91 22 12345678"}, "Europe/Paris", Origin.COMPANY),
        ({"phone": "+91 22 12345678", "email": "j@acme.fr"}, "Asia/Kolkata", Origin.PHONE),
        ({"phone": "+49 30 1234567"}, "Europe/Berlin", Origin.PHONE),
        ({"phone": "+1 212 555 0100", "email": "j@acme.fr"}, "Europe/Paris", Origin.DOMAIN),
        ({"phone": "+1 212 555 0100", "email": "j@acme.com.au"}, "Europe/Berlin", Origin.WORKSPACE),
        ({"phone": "030 1234567", "email": "jane@gmx.at"}, "Europe/Berlin", Origin.WORKSPACE),
        ({"email": "jane@acme.io"}, "Europe/Berlin", Origin.WORKSPACE),
        ({"email": "jane@acme.co.uk"}, "Europe/London", Origin.DOMAIN),
        ({"said": "Nowhere/At_all"}, "Europe/Berlin", Origin.WORKSPACE),
        ({"email": "jane@acme.example"}, "Europe/Berlin", Origin.WORKSPACE),
    ],
)
def test_where_a_prospect_is(known: dict[str, str], zone: str, origin: Origin) -> None:
    args = {name: known.get(name, "") for name in ("said", "company", "phone", "email")}
    found = zone_of(**args, workspace="Europe/Berlin", now=NOW)
    assert found == ZoneGuess(zone, origin)
    assert ("guess" in found.words) == (origin in (Origin.PHONE, Origin.DOMAIN))


def test_people_elsewhere_have_their_own_weekends_and_holidays() -> None:
    berlin = WorkingHours(ZoneInfo("Europe/Berlin"), NINE_TO_FIVE)
    israel = day_there(ZoneGuess("Asia/Jerusalem", Origin.SAID), berlin)
    assert blocks_on(date(2026, 11, 29), israel)
    assert not blocks_on(date(2026, 11, 27), israel)
    america = day_there(ZoneGuess("America/New_York", Origin.SAID), berlin)
    assert not blocks_on(date(2026, 11, 26), america)  # Thanksgiving
    assert country_of_email("jane@acme.museum") == ""


def test_clocks_moved_by_an_hour_change_no_day() -> None:
    """In Lord Howe clocks move by half an hour, on 4 April and 3 October 2027; in Berlin on 28 March."""
    for zone, day in (("Europe/Berlin", date(2027, 3, 29)), ("Australia/Lord_Howe", date(2027, 4, 5))):
        gate = window(zone, zone)
        assert gate.moment(day).astimezone(ZoneInfo(zone)).strftime("%a %H:%M") == "Mon 09:00"
