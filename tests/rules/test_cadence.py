"""The times to come back to a draft: after 1, 3 and 7 working days, then weekly twice."""

from bot.cadence.rhythm import PROMPT_WORKING_DAYS, STALE_WORKING_DAYS, prompt_day


def test_prompts_come_after_1_3_and_7_working_days_then_weekly_twice() -> None:
    assert [prompt_day(step) for step in range(7)] == [1, 3, 7, 12, 17, None, None]


def test_a_draft_is_closed_a_week_after_the_last_prompt() -> None:
    assert STALE_WORKING_DAYS - PROMPT_WORKING_DAYS[-1] == 5
