"""Working hours as people type them are read as they meant them, or refused with what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lead.workplace.typed_hours import EXAMPLE, hours_problem, read_week, write_week
from bot.lead.workplace.week import Block, check

minutes = st.lists(st.integers(0, 24 * 60), min_size=2, max_size=8, unique=True).map(sorted)
days = minutes.map(lambda m: tuple(Block(a, b) for a, b in zip(m[::2], m[1::2], strict=False)))
weeks = st.lists(st.one_of(st.just(()), days), min_size=7, max_size=7).map(tuple).filter(any)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (EXAMPLE, EXAMPLE),
        ("Mon-Fri 9-17", "Mon-Fri 9:00-17:00"),
        ("mon – thu: 9.00 to 12.30 and 13:30 until 17:30\nFriday 9am-1pm", EXAMPLE),
        ("weekdays 9-5pm", "Mon-Fri 9:00-17:00"),
        ("Mon 1-5pm", "Mon 13:00-17:00"),
        ("Mondays and Wednesdays from 9h to 12h30", "Mon 9:00-12:30; Wed 9:00-12:30"),
        ("Sun to Thu 8-16", "Mon-Thu 8:00-16:00; Sun 8:00-16:00"),
        ("every day 0-24", "Mon-Sun 0:00-24:00"),
        ("Tue 13-17; Tue 9-12", "Tue 9:00-12:00, 13:00-17:00"),
        ("Mon-Thu 9-17; Fri off", "Mon-Thu 9:00-17:00"),
        ("Tu, Th 12am-12pm", "Tue 0:00-12:00; Thu 0:00-12:00"),
    ],
)
def test_hours_are_read_however_they_are_typed(typed: str, written: str) -> None:
    assert hours_problem(typed) == ""
    assert write_week(read_week(typed)) == written


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "on which days you work"),
        ("Fri off", "on which days you work"),
        ("9-17", "“9-17” does not say on which days"),
        ("Mon-Fri", "“Mon-Fri” does not say from when until when"),
        ("Mon-Fri whenever", "“fri whenever” is not a day"),
        ("Someday 9-17", "“someday” is not a day. Please write Mon, Tue"),
        ("M 9-17", "“m” is not a day"),
        ("Mon-Wed-Fri 9-17", "not a day or a span of days"),
        ("Mon 9", "“9” is not a span of time"),
        ("Mon 9-12-17", "is not a span of time"),
        ("Mon 9-5", "Or did you mean 9:00-17:00?"),
        ("Mon 22-6", "Please write hours of the night as two days"),
        ("Mon 9:75-12", "no such time"),
        ("Mon 9-25", "no such time"),
        ("Mon 13pm-15", "no such hour"),
        ("Mon 9-13, 12-17", "On Monday, 9:00-13:00 and 12:00-17:00 overlap"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(typed: str, said: str) -> None:
    assert said in hours_problem(typed)


@given(weeks)
def test_what_is_written_reads_back_the_same(week: tuple[tuple[Block, ...], ...]) -> None:
    assert read_week(write_week(week)) == week


@given(st.text(alphabet="monfriday wedsu0123456789:.-–,;&apm\n", max_size=40))
def test_whatever_is_typed_is_a_week_or_a_problem(typed: str) -> None:
    if not hours_problem(typed):
        check(read_week(typed))
