"""The rules of promises: when each step comes, what people type for them, and how a due time unfolds."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cadence.work import Work
from bot.lead.workplace.calendar import WorkingHours
from bot.lead.workplace.days_off import DaysOff
from bot.lead.workplace.typed_days import read_day
from bot.lead.workplace.typed_hours import read_week
from bot.lead.workplace.working_time import working_time_between
from bot.lead.workplace.workspace import Workspace
from bot.promises.explained import counted
from bot.promises.ladder import Clock, ContactStep, Step, begun, due_at, first_step, step_at
from bot.promises.terms import SHORTEST, USUAL, Terms, read_terms, shown, typed_terms
from bot.promises.typed_pause import TypedPause, is_pause, read_pause

BERLIN = ZoneInfo("Europe/Berlin")
LUNCH = WorkingHours(BERLIN, read_week("Mon-Thu 9:00-12:30, 13:30-17:30; Fri 9-13"), DaysOff("DE"))
MINUTE = timedelta(minutes=1)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC))
ladders = st.lists(st.integers(1, 3000), min_size=4, max_size=4, unique=True).map(sorted)
terms = st.builds(
    lambda ladder, contact, later: Terms(*ladder, contact, later), ladders, st.integers(1, 9), st.integers(1, 900)
)
works = st.sampled_from([Work.ANSWER, Work.FIRST_CONTACT])


@st.composite
def clocks(draw: st.DrawFn) -> tuple[datetime, Clock]:
    since = draw(moments)
    spans = draw(st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 4000)), max_size=3))
    return since, Clock(LUNCH, [(since + a * MINUTE, since + (a + b) * MINUTE) for a, b in spans])


def test_hours_are_the_default_and_no_clock_runs_by_night_or_on_a_weekend() -> None:
    """Field row 22: a workspace where nobody has set anything."""
    nobody_set = {each.name: each.default for each in fields(Workspace)}
    clock = Clock(WorkingHours(BERLIN, read_week(str(nobody_set["week"]))))
    friday = datetime(2026, 11, 27, 16, 30, tzinfo=BERLIN)
    assert due_at(Work.ANSWER, friday, clock, USUAL) == datetime(2026, 11, 30, 16, 30, tzinfo=BERLIN)
    assert due_at(Work.ANSWER, friday + timedelta(hours=9), clock, USUAL) == datetime(2026, 11, 30, 17, tzinfo=BERLIN)


@settings(deadline=None)
@given(clocks(), terms, works)
def test_steps_come_one_after_the_other(clock: tuple[datetime, Clock], chosen: Terms, work: Work) -> None:
    since, counting = clock
    steps = [step_at(work, step, since, counting, chosen) for step in range(9)]
    assert steps == sorted(steps)
    assert len(set(steps)) == len(steps)
    assert steps[0] > since


@settings(deadline=None)
@given(clocks(), terms)
def test_an_answer_is_due_after_just_so_much_working_time(clock: tuple[datetime, Clock], chosen: Terms) -> None:
    since, counting = clock
    due = due_at(Work.ANSWER, since, counting, chosen)
    assert working_time_between(since, due, *counting) == chosen.reoffer * MINUTE


@settings(deadline=None)
@given(clocks(), terms)
def test_pauses_put_the_first_contact_off_by_the_working_time_in_them(
    clock: tuple[datetime, Clock], chosen: Terms
) -> None:
    since, counting = clock
    unpaused = due_at(Work.FIRST_CONTACT, since, Clock(LUNCH), chosen)
    due = due_at(Work.FIRST_CONTACT, since, counting, chosen)
    assert due >= unpaused
    assert working_time_between(since, due, *counting) == working_time_between(since, unpaused, LUNCH)


@settings(deadline=None)
@given(moments, terms, st.integers(0, 5), st.integers(16, 20_000))
def test_after_a_late_step_the_next_keeps_its_distance(since: datetime, chosen: Terms, step: int, late: int) -> None:
    clock, step = Clock(LUNCH), min(step, Step.MANAGER)
    planned = step_at(Work.ANSWER, step, since, clock, chosen)
    now = planned + late * MINUTE
    moved = begun(planned, since, now, clock)
    following = step_at(Work.ANSWER, step + 1, moved, clock, chosen)
    usual = working_time_between(planned, step_at(Work.ANSWER, step + 1, since, clock, chosen), LUNCH)
    assert working_time_between(now, following, LUNCH) == usual


def test_with_nobody_suggested_the_thread_is_the_first_step() -> None:
    assert first_step(Work.ANSWER, "") == Step.THREAD
    assert first_step(Work.ANSWER, "U1") == Step.REMIND
    assert first_step(Work.FIRST_CONTACT, "") == ContactStep.REMIND


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("L-12 until friday, waiting for their board", TypedPause("L-12", "friday", "waiting for their board")),
        ("12 until in 3 days because they travel", TypedPause("12", "in 3 days", "they travel")),
        ("l12 till 2026-12-24: Christmas, at last", TypedPause("l12", "2026-12-24", "Christmas, at last")),
        ("L-12 until friday", TypedPause("L-12", "friday", "")),
        ("L-12 they travel", TypedPause("L-12", "", "they travel")),
        ("L-12", TypedPause("L-12", "", "")),
    ],
)
def test_a_pause_is_read_as_it_is_typed(typed: str, read: TypedPause) -> None:
    assert is_pause(typed)
    assert read_pause(typed) == read


def test_what_begins_with_pause_may_be_a_lead() -> None:
    assert not is_pause("Menopause Clinic, Jane Doe")


MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("friday", "2026-11-27"),
        ("Fri", "2026-11-27"),
        ("next friday", "2026-11-27"),
        ("monday", "2026-11-30"),
        ("tomorrow", "2026-11-24"),
        ("next week", "2026-11-30"),
        ("in 3 days", "2026-11-26"),
        ("2 weeks", "2026-12-07"),
        ("2026-12-24", "2026-12-24"),
        ("24.12.", "2026-12-24"),
        ("6.1.", "2027-01-06"),
        ("6.1.2028", "2028-01-06"),
        ("Dec 24", "2026-12-24"),
        ("24th of", None),
        ("24 December 2026", "2026-12-24"),
        ("January 6th", "2027-01-06"),
        ("t", None),
        ("whenever", None),
        ("31.2.", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, day: str | None) -> None:
    found = read_day(typed, MONDAY)
    assert (found.isoformat() if found else None) == day


@given(terms)
def test_terms_are_kept_as_they_were_typed(chosen: Terms) -> None:
    assert read_terms(chosen.text()) == chosen
    assert read_terms('{"remind": 30, "unknown": 7, "thread": "x"}') == Terms(remind=30)


def test_terms_read_back_what_a_form_shows() -> None:
    form = {name: shown(name, getattr(USUAL, name)) for name in Terms.__dataclass_fields__}
    assert form["remind"] == "2"
    assert typed_terms(form) == (USUAL, {})
    assert typed_terms({**form, "remind": "1,5 h"})[0].remind == 90
    assert set(typed_terms({**form, "remind": "", "contact": "1.5", "longest_pause": "0"})[1]) == {
        "remind",
        "contact",
        "longest_pause",
    }
    assert typed_terms({**form, "remind": "0.25"})[0].remind == SHORTEST
    assert set(typed_terms({**form, "remind": "0.2", "contact_manager": "0.1"})[1]) == {"remind", "contact_manager"}
    assert set(typed_terms({**form, "thread": "2"})[1]) == {"thread"}
    assert set(typed_terms({**form, "reoffer": "nan"})[1]) == {"reoffer"}


def test_a_due_time_unfolds_day_by_day() -> None:
    since = datetime(2026, 12, 24, 10, 0, tzinfo=BERLIN)
    paused = (datetime(2026, 12, 29, 0, 0, tzinfo=BERLIN), datetime(2026, 12, 30, 9, 0, tzinfo=BERLIN))
    clock = Clock(LUNCH, [paused])
    due = due_at(Work.ANSWER, since, clock, Terms(reoffer=16 * 60))
    assert counted(since, due, clock) == [
        "Thu, Dec 24: 10:00 to 12:30, 13:30 to 17:30",
        "Fri, Dec 25: a holiday (Christmas Day)",
        "Sat, Dec 26: a holiday (Second Day of Christmas)",
        "Sun, Dec 27: no working day",
        "Mon, Dec 28: 9:00 to 12:30, 13:30 to 17:30",
        "Tue, Dec 29: paused",
        "Wed, Dec 30: 9:00 to 11:00",
    ]
