"""What is typed after `/lead attempt L-12` is heard however somebody puts it."""

from datetime import date

import pytest

from bot.outcomes.attempts import Came
from bot.outcomes.typed import TypedAttempt, read_attempt

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "channel", "came"),
    [
        ("call no answer", "phone", Came.NO_ANSWER),
        ("Called, nobody there", "phone", Came.NO_ANSWER),
        ("phone: didn't answer", "phone", Came.NO_ANSWER),
        ("no answer, call", "phone", Came.NO_ANSWER),
        ("rang, left a message", "phone", Came.LEFT_MESSAGE),
        ("voicemail", "phone", Came.LEFT_MESSAGE),
        ("emailed, it bounced", "email", Came.WRONG_NUMBER),
        ("e-mail no reply", "email", Came.NO_ANSWER),
        ("linkedin no response", "social", Came.NO_ANSWER),
        ("zoom call, reached", "video", Came.REACHED),
        ("phoned, not reached", "phone", Came.NO_ANSWER),
        ("called and spoke to her", "phone", Came.REACHED),
        ("wrong number, called", "phone", Came.WRONG_NUMBER),
        ("visit, nobody", "in_person", Came.NO_ANSWER),
        ("letter, no answer", "post", Came.NO_ANSWER),
    ],
)
def test_how_and_what_came_of_it(typed: str, channel: str, came: Came) -> None:
    found = read_attempt(typed, TODAY)
    assert (found.channel, found.came, found.lacks) == (channel, came, "")


@pytest.mark.parametrize(
    "typed", ["call back on friday", "called, call back friday", "asked to be called back, on friday"]
)
def test_a_day_to_call_back(typed: str) -> None:
    assert read_attempt(typed, TODAY) == TypedAttempt("phone", Came.CALL_BACK, date(2026, 11, 27))


def test_the_rest_is_a_note() -> None:
    assert read_attempt("call, no answer, Kim says Tuesday is better", TODAY).note == "Kim says Tuesday is better"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("hello", "How did you try, and what came of it?"),
        ("no answer", "How did you try: call"),
        ("call", "What came of it"),
        ("call back", "On which day"),
    ],
)
def test_what_was_not_said_is_asked_for(typed: str, asked: str) -> None:
    assert read_attempt(typed, TODAY).lacks.startswith(asked)
