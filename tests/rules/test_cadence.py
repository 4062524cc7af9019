"""The times to come back: drafts after 1, 3 and 7 working days, then weekly twice; nurtured leads by their track."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cadence.tracks import PROMPT_WORKING_DAYS, STALE_WORKING_DAYS, TRACKS, Track, prompt_day, track


def test_prompts_come_after_1_3_and_7_working_days_then_weekly_twice() -> None:
    assert [prompt_day(step) for step in range(7)] == [1, 3, 7, 12, 17, None, None]


def test_a_draft_is_closed_a_week_after_the_last_prompt() -> None:
    assert STALE_WORKING_DAYS - PROMPT_WORKING_DAYS[-1] == 5


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("discover", "Tell me about yourself"),
        ("content", "Content"),
        ("references", "References"),
        ("wait", "Wait for the date"),
    ],
)
def test_the_default_tracks(key: str, name: str) -> None:
    assert track(key).name == name


@given(st.sampled_from(list(TRACKS.values())), st.integers(0, 1000))
def test_a_track_never_ends(some: Track, number: int) -> None:
    touch = some.touch(number)
    assert touch == some.touches[min(number, len(some.touches) - 1)]
    assert number == 0 or touch.days > 0


@pytest.mark.parametrize("some", TRACKS.values(), ids=TRACKS)
def test_every_touch_says_what_to_do_and_has_a_text_to_copy(some: Track) -> None:
    for touch in some.touches:
        words = touch.text.format(first="Jane", company="Acme Corp")
        assert "{" not in words
        assert words.startswith("Hi Jane")
        assert touch.what


def test_an_unknown_track_is_the_general_one() -> None:
    assert track("no such track") is TRACKS["discover"]
