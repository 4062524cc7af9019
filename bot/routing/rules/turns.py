"""Turns: whose it is among reps who share leads by their weights, smoothly, and what a turn taken or given back does.

Each rep's count is of leads had, divided by their weight. The present count of a group is the mean of those who can be
given leads, by weight. A turn is for whoever is not ahead of the present count and would be due first with one more:
so nobody is ever a whole lead ahead of their share, or behind it. It is exact arithmetic on integers, and reproducible.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

LEAD = 2**6 * 3**3 * 5**2 * 7 * 11 * 13 * 17 * 19
"""One lead in a count of weight 1, so that every likely weight divides it."""


@dataclass(frozen=True, slots=True)
class Count:
    """A rep's count, and the number of the group's turn they had last: of equals, who has waited longest is first."""

    had: int
    last: int = 0


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns taken in a group so far, and each rep's count, by user id. Who is not in it comes new."""

    taken: int = 0
    counts: Mapping[str, Count] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {"taken": self.taken, "counts": {user: [each.had, each.last] for user, each in self.counts.items()}}

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> "Turns":
        counts = {str(user): Count(int(had), int(last)) for user, (had, last) in body.get("counts", {}).items()}
        return cls(int(body.get("taken", 0)), counts)


def whose_turn(turns: Turns, weights: Mapping[str, int]) -> str:
    """Return the user id whose turn it is among these, given with their weights; there has to be one."""
    had = _counts(turns, weights)
    shared, whole = sum(weights[user] * had[user] for user in weights), sum(weights.values())
    due = (user for user in weights if had[user] * whole < shared + LEAD)
    return min(due, key=lambda user: (had[user] + LEAD // weights[user], _last(turns, user), user))


def order(turns: Turns, weights: Mapping[str, int], count: int) -> list[str]:
    """Return whose the next `count` turns would be if these stayed as they are."""
    found: list[str] = []
    while weights and len(found) < count:
        found.append(whose_turn(turns, weights))
        turns = take(turns, found[-1], weights)
    return found


def take(turns: Turns, user: str, weights: Mapping[str, int], absent: Collection[str] = ()) -> Turns:
    """Return the turns after this rep was given a lead. Those `absent` miss what comes meanwhile: whoever comes back
    starts at the present count, and is not flooded."""
    had = _counts(turns, weights)
    number = turns.taken + 1
    counts = {**turns.counts, **{each: Count(had[each], _last(turns, each)) for each in weights}}
    counts[user] = Count(had[user] + LEAD // weights[user], number)
    present = (sum(weights[each] * counts[each].had for each in weights)) // sum(weights.values())
    for each in absent:
        if each in counts and counts[each].had < present:
            counts[each] = Count(present, counts[each].last)
    return Turns(number, counts)


def charge(turns: Turns, user: str, weight: int) -> Turns:
    """Return the turns after a rep got a lead by hand, out of turn: it counts like any other."""
    known = turns.counts.get(user) or Count(_present(turns), turns.taken)
    number = turns.taken + 1
    return Turns(number, {**turns.counts, user: Count(known.had + LEAD // weight, number)})


def give_back(turns: Turns, user: str, weight: int) -> Turns:
    """Return the turns as if this rep had not had their last lead, and first among equals; nobody else's move."""
    known = turns.counts.get(user)
    return Turns(turns.taken, {**turns.counts, user: Count(known.had - LEAD // weight, -1)}) if known else turns


def take_again(turns: Turns, user: str, weight: int, last: int) -> Turns:
    """Return the turns as if it had not been given back; `last` is the number of the turn that was."""
    known = turns.counts.get(user)
    if known is None:
        return turns
    return Turns(turns.taken, {**turns.counts, user: Count(known.had + LEAD // weight, max(known.last, last))})


def _counts(turns: Turns, weights: Mapping[str, int]) -> dict[str, int]:
    """Return their counts; a newcomer starts at the present one."""
    known = {user: turns.counts[user].had for user in weights if user in turns.counts}
    whole = sum(weights[user] for user in known)
    start = sum(weights[user] * had for user, had in known.items()) // whole if known else _present(turns)
    return {user: known.get(user, start) for user in weights}


def _present(turns: Turns) -> int:
    return sum(each.had for each in turns.counts.values()) // len(turns.counts) if turns.counts else 0


def _last(turns: Turns, user: str) -> int:
    """Return when they had their last turn; a newcomer stands behind those who wait."""
    return turns.counts[user].last if user in turns.counts else turns.taken
