"""Handing over a lead, or all that somebody has: who has it changes, who brought it in keeps the credit."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.handover.look_up import all_to_hand_over, to_hand_over
from bot.handover.sheet import AllToHandOver
from bot.handover.who_may import FIELD, role_problem
from bot.lead.access import require
from bot.lead.errors import FieldProblems
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.lead.team.sides import Side, holder
from bot.promises.promise import taken_over
from bot.routing.give_back import count_by_hand
from bot.slack.text import moment, person
from bot.undo.settle import moved_on, say_instead
from bot.undo.settle_all import let_undo_all
from bot.undo.tell_story import tell_story
from storage import departures, finding, held, history, inbox, reminders, workspaces
from storage.delivery import outbox
from storage.sql import Transaction

_NAMED = 10


def hand_over(
    tx: Transaction, by: Person, lead_id: int, to: Mapping[Side, str], drawn: Mapping[Side, str], key: str
) -> Lead | None:
    """Give the lead to those chosen for each side; returns it, None for a repeat. `drawn` says who had it on each side
    when the form was drawn: raises ChangedMeanwhileError where that is another. Raises FieldProblems by field as well.
    """
    require(tx, by, Act.HAND_OVER)
    if not inbox.receive(tx, by.team_id, key):
        return None
    found = to_hand_over(tx, by, lead_id, hold=True)
    wanted = {side: user for side, user in to.items() if user and side in found.sides}
    _check(tx, by, wanted, found.sides)
    lead = found.lead
    moved = [side for side in wanted if side in drawn and drawn[side] != holder(lead, side)]
    if moved:
        raise ChangedMeanwhileError(_who_has_it(lead, side) for side in moved)
    for side, user in wanted.items():
        before = holder(lead, side)
        if user != before:
            _give(tx, by, [lead], side, before, user)
            if side is Side.SALES:
                tell_story(tx, lead, EventKind.HANDED_OVER, by.user_id, new=user)
                outbox.leave(tx, lead.team_id, NoticeKind.YOURS, user, lead.id, by=by.user_id, before=before)
            _tell(tx, by, side, before, user, lead_id=lead.id)
            moved_on(tx, lead)
    return lead


def _who_has_it(lead: Lead, side: Side) -> str:
    return f"{person(holder(lead, side))} has *{lead.label}* for {side} now"


def hand_over_all(
    tx: Transaction, by: Person, user_id: str, to: Mapping[Side, str], drawn: Mapping[Side, str], key: str
) -> int:
    """Give all that somebody has to those chosen for each side; returns how many leads, 0 for a repeat. `drawn` is the
    stamp of what each side had when the form was drawn. Raises as `hand_over` does."""
    require(tx, by, Act.HAND_OVER)
    if not inbox.receive(tx, by.team_id, key):
        return 0
    found = all_to_hand_over(tx, by, user_id)
    wanted = {side: user for side, user in to.items() if user and side in found.sides}
    _check(tx, by, wanted, list(found.sides))
    same = {side: FIELD[side] for side, user in wanted.items() if user == user_id}
    if same:
        raise FieldProblems(dict.fromkeys(same.values(), "They already have these leads. Please pick somebody else."))
    ids = {side: held.take(tx, by.team_id, user_id, side) for side in wanted}
    moved = [side for side in wanted if drawn.get(side) != held.Held(len(ids[side]), sum(ids[side])).stamp]
    if moved:
        raise ChangedMeanwhileError(_how_many(found, side) for side in moved)
    for side, user in wanted.items():
        given = list(finding.several(tx, by.team_id, ids[side]).values())
        _give(tx, by, given, side, user_id, user)
        for lead in given:
            moved_on(tx, lead)
        numbers = sorted(lead.number for lead in given)
        first = [lead.id for lead in sorted(given, key=lambda lead: lead.number)[:_NAMED]]
        _tell(tx, by, side, user_id, user, count=len(numbers), numbers=numbers[:_NAMED], leads=first)
    _tell_managers(tx, by, user_id)
    count = len({lead_id for some in ids.values() for lead_id in some})
    to_whom = {str(side): user for side, user in wanted.items()}
    about = {"before": user_id, "to": to_whom, "ids": {str(side): some for side, some in ids.items()}}
    let_undo_all(tx, by, EventKind.HANDED_OVER, about, count=count, before=user_id, new=list(wanted.values()))
    return count


def hand_back_all(tx: Transaction, by: Person, about: Mapping[str, Any]) -> tuple[int, int]:
    """Give back what was handed over all at once, as far as whoever got it still has it; returns how many leads come
    back, and how many do not."""
    require(tx, by, Act.HAND_OVER)
    before, back, asked = str(about["before"]), set[int](), set[int]()
    for name, ids in about["ids"].items():
        side, asked = Side(name), asked | set(ids)
        user = str(about["to"][name])
        theirs = set(held.take(tx, by.team_id, user, side))
        given = list(finding.several(tx, by.team_id, [number for number in ids if number in theirs]).values())
        if not given:
            continue
        _give(tx, by, given, side, user, before, undone=True)
        for lead in given:
            moved_on(tx, lead)
        numbers = sorted(lead.number for lead in given)
        _tell(tx, by, side, user, before, count=len(numbers), numbers=numbers[:_NAMED])
        back |= {lead.id for lead in given}
    _tell_managers(tx, by, before)
    return len(back), len(asked - back)


def _tell_managers(tx: Transaction, by: Person, user_id: str) -> None:
    """Have what told managers of the leads that somebody left behind say who saw to them."""
    left = any(held.tally(tx, by.team_id, user_id, side).leads for side in Side)
    done = f":white_check_mark: {person(by.user_id)} handed over what {person(user_id)} had, {moment(tx.now)}."
    say_instead(tx, by.team_id, NoticeKind.HOLDER_LEFT, "" if left else done, user=user_id)


def _how_many(found: AllToHandOver, side: Side) -> str:
    count = found.sides[side].count
    leads = "one lead" if count == 1 else f"{count} leads"
    return f"{person(found.user_id)} has {leads} for {side} now, others than shown"


def _check(tx: Transaction, by: Person, wanted: Mapping[Side, str], sides: Iterable[Side]) -> None:
    if not wanted:
        raise FieldProblems(dict.fromkeys((FIELD[side] for side in sides), "Please pick who takes over."))
    problems = {}
    for side, user in wanted.items():
        gone = departures.why_gone(tx, by.team_id, user)
        held_roles = frozenset() if gone else workspaces.roles_of(tx, Person(by.team_id, user))
        if problem := role_problem(side, held_roles):
            problems[FIELD[side]] = problem
    if problems:
        raise FieldProblems(problems)


def _give(
    tx: Transaction, by: Person, given: list[Lead], side: Side, before: str, to: str, *, undone: bool = False
) -> None:
    ids = [lead.id for lead in given]
    held.give(tx, by.team_id, ids, side, to)
    if side is Side.MARKETING:
        reminders.hand_over(tx, by.team_id, ids, to)
    said = {"side": str(side), "before": before, "to": to}
    for lead in given:
        if undone:
            history.record(tx, lead, EventKind.UNDONE, by.user_id, detail=EventKind.HANDED_OVER)
        else:
            history.record(tx, lead, EventKind.HANDED_OVER, by.user_id, **said)
        if side is Side.SALES and lead.stage is Stage.ACCEPTED:
            taken_over(tx, lead)
            count_by_hand(tx, lead, to, by.user_id)
            show_card(tx, lead, redrawn=True)


def _tell(
    tx: Transaction, by: Person, side: Side, before: str, to: str, lead_id: int | None = None, **about: Any
) -> None:
    """Tell whoever has it now and whoever had it, but not whoever did it, nor somebody who has left."""
    data: dict[str, Any] = {"side": str(side), "before": before, "new": to, "by": by.user_id, **about}
    working_place = side is Side.SALES and lead_id is not None  # in which the new owner is told
    for user in dict.fromkeys((before,) if working_place else (to, before)):
        on_the_team = user == to or workspaces.roles_of(tx, Person(by.team_id, user))
        if user != by.user_id and on_the_team:
            outbox.leave(tx, by.team_id, NoticeKind.HANDED_OVER, user, lead_id, **data)
