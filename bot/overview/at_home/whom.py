"""The people whose Home a change may concern: those it names, managers, and reps where sales may have to act."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.lead.kinds import EventKind
from bot.lead.people import MANAGERS, Role

_OF_SALES = frozenset(
    {
        *(EventKind.OFFERED, EventKind.ACCEPTED, EventKind.REJECTED, EventKind.RELEASED, EventKind.PASSED_ON),
        *(EventKind.RECALLED, EventKind.WENT_ON, EventKind.UNDONE, EventKind.DISCARDED, EventKind.BARRED),
        *(EventKind.MERGED_INTO, EventKind.ERASED, EventKind.ANSWERED, EventKind.VETTED, EventKind.MATURED),
    }
)
"""The lines of history that may change what waits for any rep."""


class News(NamedTuple):
    """A new line of a lead's history, and everybody the lead names: who brought it in, has it, owns or decided it."""

    kind: str
    people: frozenset[str]


def concerned(news: Iterable[News], told: Iterable[str], members: Mapping[Role, Iterable[str]]) -> frozenset[str]:
    """Return whose Home may look otherwise now; `told` are those a message was left for. More people than necessary do
    no harm: a Home that would look the same is not drawn."""
    lines = list(news)
    found = {user for line in lines for user in line.people} | set(told)
    if lines:
        found |= {user for role in MANAGERS for user in members.get(role, ())}
    if any(line.kind in _OF_SALES for line in lines):
        found |= set(members.get(Role.REP, ()))
    return frozenset(found - {""})
