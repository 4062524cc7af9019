"""Noting that a touch was made, and doing what follows from what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.answers.document import stop_asking, write_down
from bot.cadence.coming import Coming
from bot.cadence.outcome import Outcome, in_words
from bot.cadence.stop import stop
from bot.cadence.why import Why
from bot.competitors import stir
from bot.engagement.hear_out import hear_out_named
from bot.engagement.maturity import LAST
from bot.engagement.take_stock import take_stock
from bot.judging.judge import judge, to_ask
from bot.judging.judge_again import judge_again
from bot.lead.access import definition_of, lead_of, today_of
from bot.lead.errors import FieldProblems
from bot.lead.form_checks import answer_problems
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.nurture.done.sheet import LONGEST_NOTE, NOTE, STAGE, THEN_WHAT, NewTouch, Then
from bot.nurture.follow_up import change_track, count, give_up, go_on, made, nurtured, waiting
from bot.slack.ids import Action
from bot.slack.typed import number_in
from bot.undo.deed import FOLLOW_UPS, NURTURED
from bot.undo.settle import as_it_is, let_undo
from storage import history, inbox
from storage.answers import answered
from storage.sql import Transaction


@dataclass(frozen=True, slots=True)
class Logged:
    """The lead after a touch was noted; `asks` if there is something to answer before sales can have it."""

    lead: Lead
    asks: bool = False


def log_touch(tx: Transaction, by: Person, lead_id: int, new: NewTouch, key: str, told: int = 0) -> Logged | None:
    """Note the touch for the follow-up `told` (0 for any), do what follows from its outcome, and plan the next one. It
    can be undone for ten minutes, unless sales is offered the lead for it. Idempotent by `key`: None for a repeat.

    Raises FieldProblems by field or question, DoneAlreadyError, MovedOnError and BarredError.
    """
    if not inbox.receive(tx, by.team_id, key):
        return None
    if new.pressed:
        inbox.receive(tx, by.team_id, new.pressed)
    lead = nurtured(tx, lead_id, by)
    waiting(tx, lead, told)
    came = _checked(tx, by, lead, new)
    was, before = as_it_is(tx, lead), answered.as_they_are(lead, new.answers)
    touch_id = made(tx, lead, by, came, new.note, next(iter(new.answers), ""))
    stir.heard(tx, lead, by, new.note)
    coming = _FOLLOWS.get(came, _carry_on)(tx, by, lead, new)
    lead = lead_of(tx, by, lead.id)
    if came is Outcome.ASKED_FOR_SALES and not to_ask(tx, lead):
        judge(tx, lead, by)
    else:
        judge_again(tx, lead, by, answered=bool(new.answers), moved=lead.maturity != was.lead.maturity)
    closed = came is Outcome.NOT_INTERESTED and coming is None
    did, kinds = (EventKind.NEVER, NURTURED) if closed else (EventKind.FOLLOWED_UP, FOLLOW_UPS)
    lead = lead_of(tx, by, lead.id)
    if lead.stage is (Stage.REFUSED if closed else Stage.NURTURING):
        following = coming.on.isoformat() if coming else ""
        let_undo(
            tx,
            by,
            was,
            did,
            kinds,
            following,
            detail=in_words({"came": came, "then": new.then}),
            touch_done=touch_id,
            answers=before,
        )
    return Logged(lead, came is Outcome.ASKED_FOR_SALES and lead.stage is Stage.NURTURING)


def _checked(tx: Transaction, by: Person, lead: Lead, new: NewTouch) -> Outcome:
    problems: dict[str, str] = {}
    if new.came is None:
        problems[Action.CHOOSE_OUTCOME] = "What came of it? Please pick one."
    if len(new.note) > LONGEST_NOTE:
        problems[NOTE] = f"Please keep this under {LONGEST_NOTE:,} characters."
    if new.came is Outcome.LEARNED:
        if not new.note and not new.answers:
            problems[NOTE] = "What did you learn? A sentence will do, or answer one of the questions."
        problems |= answer_problems(new.answers, definition_of(tx, lead), lambda: today_of(tx, by))
    if new.came is Outcome.MOVED_CLOSER and not lead.maturity <= number_in(new.stage) <= LAST:
        problems[STAGE] = "Where are they now? Please pick one of the stages."
    if new.came is Outcome.NOT_INTERESTED and new.then not in set(Then):
        problems[THEN_WHAT] = "What now? Please pick one."
    if problems or new.came is None:
        raise FieldProblems(problems)
    return new.came


def _carry_on(tx: Transaction, by: Person, lead: Lead, new: NewTouch) -> Coming:
    return go_on(tx, lead, by, EventKind.FOLLOWED_UP, came=new.outcome, note=new.note)


def _reply(tx: Transaction, by: Person, lead: Lead, new: NewTouch) -> Coming | None:
    count(tx, lead, by, EventKind.FOLLOWED_UP, came=new.outcome, note=new.note)
    return stop(tx, lead, Why.REPLIED, by.user_id)


def _learn(tx: Transaction, by: Person, lead: Lead, new: NewTouch) -> Coming:
    lead = hear_out_named(tx, lead, write_down(tx, by, lead, new.answers), by)
    stop_asking(tx, lead, new.answers)
    return _carry_on(tx, by, take_stock(tx, lead, by), new)


def _move_closer(tx: Transaction, by: Person, lead: Lead, new: NewTouch) -> Coming:
    return _carry_on(tx, by, take_stock(tx, lead, by, stage_said=number_in(new.stage)), new)


def _leave_alone(tx: Transaction, by: Person, lead: Lead, new: NewTouch) -> Coming | None:
    said: dict[str, Any] = {"came": new.outcome, "note": new.note, "then": new.then}
    history.record(tx, lead, EventKind.FOLLOWED_UP, by.user_id, touch=lead.touch, **said)
    if new.then == Then.CONTENT:
        return change_track(tx, lead, "content")
    give_up(tx, lead, by)
    return None


_FOLLOWS: Mapping[Outcome, Callable[[Transaction, Person, Lead, NewTouch], Coming | None]] = {
    Outcome.REPLIED: _reply,
    Outcome.LEARNED: _learn,
    Outcome.MOVED_CLOSER: _move_closer,
    Outcome.NOT_INTERESTED: _leave_alone,
}
"""The acts that follow from an outcome; after the others the track goes on."""
