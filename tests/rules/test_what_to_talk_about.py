"""What is worth a conversation: a source or a rep that fell against its own weeks before, not by chance."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.digest.talk import Fell, to_talk_about
from bot.numbers.counts import Answering, Counts, Part
from bot.numbers.number import Number
from bot.numbers.period import Period

NOW = datetime(2026, 11, 30, tzinfo=UTC)
Share = tuple[int, int]


def counts(of_source: Share = (0, 0)) -> Counts:
    return Counts(Period(NOW - timedelta(weeks=1), NOW), {}, (Part("7", "Fair", numbers(of_source)),))


def numbers(share: Share) -> dict[Number, int]:
    accepted, of = share
    return {Number.ACCEPTED: accepted, Number.REJECTED: of - accepted}


@pytest.mark.parametrize(
    ("week", "before", "told"),
    [
        pytest.param((0, 4), (9, 12), True, id="none of four, after three in four"),
        pytest.param((1, 6), (9, 12), True, id="one of six, after three in four"),
        pytest.param((0, 3), (9, 12), False, id="three prove nothing"),
        pytest.param((0, 4), (7, 7), False, id="seven are no baseline"),
        pytest.param((0, 4), (2, 12), False, id="it was never good"),
        pytest.param((3, 5), (9, 12), False, id="it is as it was"),
        pytest.param((5, 5), (3, 12), False, id="it rose"),
    ],
)
def test_a_source_and_a_rep_that_fell(week: Share, before: Share, told: bool) -> None:
    now, then = {"U1": (numbers(week), Answering())}, {"U1": (numbers(before), Answering())}
    found = to_talk_about(counts(week), counts(before), now, then)
    assert [talk.what for talk in found] == ([Fell.SOURCE, Fell.REP] if told else [])
    for talk in found:
        assert (talk.now, talk.of, talk.before, talk.of_before) == (*week, *before)


@pytest.mark.parametrize(
    ("week", "before", "told"),
    [
        pytest.param(Answering(4, 120, 200), Answering(8, 60, 90), True, id="twice as long"),
        pytest.param(Answering(4, 110, 200), Answering(8, 60, 90), False, id="not quite"),
        pytest.param(Answering(4, 20, 30), Answering(8, 2, 5), False, id="minutes are no matter"),
        pytest.param(Answering(3, 500, 600), Answering(8, 60, 90), False, id="three prove nothing"),
        pytest.param(Answering(4, 500, 600), Answering(0), False, id="a new rep"),
    ],
)
def test_a_rep_who_became_slow(week: Answering, before: Answering, told: bool) -> None:
    found = to_talk_about(counts(), counts(), {"U1": ({}, week)}, {"U1": ({}, before)})
    assert [(talk.what, talk.key) for talk in found] == ([(Fell.PACE, "U1")] if told else [])


def test_nobody_is_compared_with_somebody_else() -> None:
    now, then = {"U1": (numbers((0, 9)), Answering())}, {"U2": (numbers((9, 9)), Answering())}
    assert not to_talk_about(counts(), counts(), now, then)
