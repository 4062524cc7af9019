"""Comparing a new source with those that are known. Whoever typed it is asked where it may be one of them."""

from datetime import datetime

from bot.lead.access import hours_of
from bot.lead.kinds import NoticeKind
from bot.lead.people import MANAGERS, Person, Role
from bot.lead.team.sides import Side, managing
from bot.lead.workplace.calendar import add_working_days
from bot.sources.changes import KEPT_APART
from bot.sources.join import settle_question
from bot.sources.kinds import Kind
from bot.sources.matching import alike, near
from bot.sources.source import Source
from storage import workspaces
from storage.delivery import outbox
from storage.sources import likeness, sources
from storage.sql import Transaction

BATCH = 20
_ROUNDS, _MANAGERS_TOO = 3, 3
"""The rounds in which somebody is asked: whoever typed it twice, then the managers of marketing."""
_AGAIN_AFTER = 2  # working days
_IN_TURN = 1
"""Working days after which the next question comes to somebody who has not answered the one before."""


def see_to_likeness(tx: Transaction) -> int:
    """Compare the next batch of new sources with the others, and ask again about those nobody has told apart; returns
    how many. After the last round nothing is changed: the two stay apart, and whoever was asked reads that."""
    found = likeness.to_look_at(tx, BATCH)
    for source in found:
        if source.merged_into or (source.resembles and sources.get(tx, source.team_id, source.resembles) == source):
            settle_question(tx, source)
        elif source.resembles:
            _ask_again(tx, source)
        else:
            _compare(tx, source)
    return len(found)


def _compare(tx: Transaction, source: Source) -> None:
    if source.kind == Kind.DISCUSSION:  # each place has its own name, however alike they are
        settle_question(tx, source)
        return
    known = dict(likeness.wordings_before(tx, source))
    wording = near(alike(source.name), known)
    other = sources.get(tx, source.team_id, known[wording]) if wording else source
    if other.id == source.id:
        settle_question(tx, source)
    elif _waits_for(tx, source):  # one question at a time
        sources.change(tx, source, "", ask_at=_later(tx, source, _IN_TURN))
    else:
        _ask(tx, sources.change(tx, source, "", resembles=other.id))


def _waits_for(tx: Transaction, source: Source) -> bool:
    return likeness.is_asked(tx, source.team_id, source.created_by, _MANAGERS_TOO - 1)


def _ask_again(tx: Transaction, source: Source) -> None:
    if source.asked < _ROUNDS:
        _ask(tx, source)
        return
    sources.log(tx, source, "", KEPT_APART, "", str(source.resembles))
    settle_question(tx, source)


def _ask(tx: Transaction, source: Source) -> None:
    asked = source.asked + 1
    sources.change(tx, source, "", asked=asked, ask_at=_later(tx, source, _AGAIN_AFTER))
    for user in _whom(tx, source, asked):
        outbox.leave(tx, source.team_id, NoticeKind.SAME_SOURCE, user, None, source=source.id, again=asked > 1)


def _whom(tx: Transaction, source: Source, asked: int) -> tuple[str, ...]:
    """Return whoever typed it while they may say; then, or else, the managers of marketing."""
    roles = workspaces.roles_of(tx, Person(source.team_id, source.created_by))
    if asked < _MANAGERS_TOO and roles & {Role.MARKETER, *MANAGERS}:
        return (source.created_by,)
    return managing(workspaces.members(tx, source.team_id), Side.MARKETING)


def _later(tx: Transaction, source: Source, days: int) -> datetime:
    return add_working_days(tx.now, days, hours_of(tx, source.team_id, source.created_by))
