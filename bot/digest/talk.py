"""Finding what is worth a conversation after a week: a source or a rep that fell against its own weeks before, and not
by chance as far as the numbers tell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.lead.team.sides import Side
from bot.numbers.counts import Answering, Counts, Numbers
from bot.numbers.number import Number
from bot.sources.confidence.confidence import more_likely

FEWEST, FEWEST_BEFORE = 4, 8
"""Answers in the week, and in the four weeks before, below which nothing is said: one or two prove nothing."""
SURE = 0.95
"""The probability it takes that the share of accepted leads was higher before."""
_TIMES_AS_LONG, _MINUTES_MORE = 2, 30


class Fell(StrEnum):
    """The thing that fell: how many of a source's leads were accepted, how many of its leads a rep accepted, or how
    fast a rep answered."""

    SOURCE = "source"
    REP = "rep"
    PACE = "pace"


CONCERNS: Mapping[Fell, Side] = {Fell.SOURCE: Side.MARKETING, Fell.REP: Side.SALES, Fell.PACE: Side.SALES}
"""The side whose managers are told, and nobody else."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A source or a rep to talk about: `now` of `of` answers were yes, `before` of `of_before` in the four weeks
    before. For the pace, `now` and `before` are the medians in working minutes."""

    what: Fell
    key: str
    now: int
    of: int
    before: int
    of_before: int


Reps = Mapping[str, tuple[Numbers, Answering]]
"""The answers of each rep, and their speed, by user id."""


def to_talk_about(week: Counts, before: Counts, reps: Reps, reps_before: Reps) -> tuple[Talk, ...]:
    """Compare a week with the four before it, taken together."""
    earlier = {part.key: part.numbers for part in before.by_source}
    found = [
        _talk(Fell.SOURCE, part.key, part.numbers, earlier.get(part.key, {}))
        for part in week.by_source
        if part.key.isdecimal()
    ]
    for user, (numbers, pace) in reps.items():
        numbers_before, pace_before = reps_before.get(user, ({}, Answering()))
        found += [_talk(Fell.REP, user, numbers, numbers_before), *_slower(user, pace, pace_before)]
    return tuple(talk for talk in found if talk.what is Fell.PACE or _fell(talk))


def _talk(what: Fell, key: str, now: Numbers, before: Numbers) -> Talk:
    accepted, accepted_before = now.get(Number.ACCEPTED, 0), before.get(Number.ACCEPTED, 0)
    of, of_before = accepted + now.get(Number.REJECTED, 0), accepted_before + before.get(Number.REJECTED, 0)
    return Talk(what, key, accepted, of, accepted_before, of_before)


def _fell(talk: Talk) -> bool:
    if talk.of < FEWEST or talk.of_before < FEWEST_BEFORE:
        return False
    return more_likely((talk.before, talk.of_before), (talk.now, talk.of)) >= SURE


def _slower(user: str, now: Answering, before: Answering) -> Iterator[Talk]:
    if now.median is None or before.median is None or now.answers < FEWEST or before.answers < FEWEST_BEFORE:
        return
    if now.median >= max(before.median * _TIMES_AS_LONG, before.median + _MINUTES_MORE):
        yield Talk(Fell.PACE, user, round(now.median), now.answers, round(before.median), before.answers)
