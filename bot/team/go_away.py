"""Going away: a rep, or their manager, says when, and who covers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.lead.access import hours_of, require, today_of
from bot.lead.errors import HandoffError
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, Person, Role
from bot.lead.team.sides import Side, managing
from bot.lead.workplace.calendar import next_working_moment
from bot.team.eligible import until_words
from bot.team.errors import (
    CoverError,
    OwnCoverError,
    SeveralCoversError,
    UnreadableAwayError,
)
from bot.team.may_change import require_may_change
from bot.team.rep import Away
from bot.team.sheets import AwaySheet, Gone
from bot.team.typed_absence import Typed, read_away
from storage import departures, held, inbox, workspaces
from storage.delivery import outbox
from storage.promises import running
from storage.sql import Transaction
from storage.team import absences, changes

_LONGEST = timedelta(days=750)


def go_away_as_typed(
    tx: Transaction, by: Person, typed: str, key: str, cover: str = "", shown: str = ""
) -> Gone | None:
    """Do what was typed after `/lead away`, or into the form, which has a field for the `cover`; `shown` is that
    with people's names. Idempotent by `key`: None for a repeat."""
    require(tx, by, Act.BE_AWAY)
    tz = hours_of(tx, by.team_id, by.user_id).tz
    read = read_away(typed, tx.now, tz)
    whose = read.whose or by.user_id
    if whose != by.user_id:  # their days are theirs
        read = read_away(typed, tx.now, hours_of(tx, by.team_id, whose).tz)
    return go_away(tx, by, whose, _checked(read, shown or typed, cover), key)


def _checked(read: Typed, typed: str, cover: str) -> Away:
    if read.several or (cover and read.cover not in ("", cover)):
        raise SeveralCoversError
    if read.when is None or read.when.until - read.when.since > _LONGEST:
        raise UnreadableAwayError(typed, names_nobody=not (read.cover or cover))
    return replace(read.when, cover=cover or read.cover)


def go_away(tx: Transaction, by: Person, whose: str, away: Away, key: str) -> Gone | None:
    """Note the absence, instead of those that it overlaps; tell the cover and, where a manager noted it, whose it is.

    From its beginning to its end nothing is routed to them. Idempotent by `key`: None for a repeat.
    """
    require_may_change(tx, by, whose)
    if problem := _cover_problem(tx, by, whose, away):
        raise problem
    if not inbox.receive(tx, by.team_id, key):
        return None
    replaced = [each for each in absences.of(tx, by.team_id, whose) if _overlap(each, away)]
    for each in replaced:
        absences.end(tx, by.team_id, each.id, by.user_id)
    absence_id = absences.add(tx, by.team_id, whose, away, by.user_id)
    said = f"{away.since.isoformat(timespec='minutes')} {away.until.isoformat(timespec='minutes')} {away.cover}".strip()
    changes.note(tx, by, whose, "away", "", said)
    for cover in {each.cover for each in replaced} - {"", away.cover}:
        outbox.leave(tx, by.team_id, NoticeKind.COVERING, cover, absence_id=_of(replaced, cover), by=by.user_id)
    if away.cover:
        outbox.leave(tx, by.team_id, NoticeKind.COVERING, away.cover, absence_id=absence_id, by=by.user_id)
    if whose != by.user_id:
        outbox.leave(tx, by.team_id, NoticeKind.AWAY_SET, whose, absence_id=absence_id, by=by.user_id)
    _tell_of_those_they_cover(tx, by, whose, away)
    running.look_at_all_again(tx, by.team_id)  # what is promised for them is worked out anew
    return _gone(tx, by, whose, replace(away, id=absence_id))


def _of(replaced: list[Away], cover: str) -> int:
    return next(each.id for each in replaced if each.cover == cover)


def _overlap(one: Away, other: Away) -> bool:
    return one.since < other.until and other.since < one.until


def _tell_of_those_they_cover(tx: Transaction, by: Person, whose: str, away: Away) -> None:
    """Tell those they were to cover for that somebody else has to be named."""
    for user, theirs in absences.covered_by(tx, by.team_id, whose):
        if _overlap(theirs, away):
            outbox.leave(tx, by.team_id, NoticeKind.AWAY_SET, user, absence_id=theirs.id, by=whose, cover_is_away=True)


def _gone(tx: Transaction, by: Person, whose: str, away: Away) -> Gone:
    """Return what to tell whoever noted the absence."""
    members = workspaces.members(tx, by.team_id)
    back = next_working_moment(away.until, hours_of(tx, by.team_id, whose))
    leads = held.tally(tx, by.team_id, whose, Side.SALES).leads
    return Gone(whose, away, back, leads, managing(members, Side.SALES, whose), own=whose == by.user_id)


def _cover_problem(tx: Transaction, by: Person, whose: str, away: Away) -> HandoffError | None:
    """Return why the cover cannot be that, in words; None for nothing."""
    cover = away.cover
    if not cover:
        return None
    if cover == whose:
        return OwnCoverError(own=whose == by.user_id)
    return next(_problems(tx, by, cover, away), None)


def _problems(tx: Transaction, by: Person, cover: str, away: Away) -> Iterator[HandoffError]:
    gone = departures.why_gone(tx, by.team_id, cover)
    if gone or Role.REP not in workspaces.roles_of(tx, Person(by.team_id, cover)):
        yield CoverError(cover, "is not a sales rep here, so they could not see to your leads")
    for theirs in absences.of(tx, by.team_id, cover):
        if _overlap(theirs, away):
            yield CoverError(cover, f"is away as well, {until_words(theirs)}")


def to_go_away(tx: Transaction, by: Person, whose: str = "") -> AwaySheet:
    """Return what the form shows: the absences that are planned or under way."""
    whose = whose or by.user_id
    require_may_change(tx, by, whose)
    return AwaySheet(whose, absences.of(tx, by.team_id, whose), today_of(tx, by), tx.now, own=whose == by.user_id)
