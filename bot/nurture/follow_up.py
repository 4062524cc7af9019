"""Nurturing: a follow-up comes due, its marketer acts on it, and the next one is planned."""

from collections.abc import Sequence
from typing import Any

from bot.cadence.coming import Coming
from bot.cadence.outcome import Outcome, TouchDone
from bot.cadence.plan import begin, note_over, plan_next, resume, run_of
from bot.cadence.sift import sift
from bot.cadence.stop import stop
from bot.cadence.tracks.tracks_of import tracks_of
from bot.cadence.why import Why
from bot.cadence.work import Work
from bot.judging.judge import judge
from bot.lead.access import lead_of, require, require_nurtured
from bot.lead.barred.may_contact import bars_of, require_contactable
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.nurture.ends.tell_sales import tell_sales
from bot.nurture.ends.unanswered import close
from bot.nurture.errors import BackAgainError, DoneAlreadyError
from bot.nurture.remind_again import remind_along, remind_later
from bot.nurture.tell import tell
from bot.nurture.which_touch import which_touch
from bot.undo.deed import FOLLOW_UPS, NURTURED, Result
from bot.undo.settle import as_it_is, let_undo, settle
from storage import due, finding, history, inbox
from storage.due import Due
from storage.nurture import touches_done
from storage.sql import Transaction


def remind(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    """Tell the marketers of a workspace of the follow-ups that are due, as far as the gate lets them through."""
    found = finding.several(tx, team_id, [item.lead_id for item in work])
    barred = bars_of(tx, team_id, list(found))
    ripe = [item for item in work if _is_nurtured(found.get(item.lead_id)) and item.lead_id not in barred]
    if len(ripe) < len(work):
        due.mark(tx, team_id, [item for item in work if item not in ripe], "cancelled")
    told = [found[item.lead_id] for item in sift(tx, team_id, ripe)]
    history.record_all(tx, EventKind.FOLLOW_UP_DUE, [(lead, {"touch": lead.touch}) for lead in told])
    to: dict[str, list[dict[str, Any]]] = {}
    for lead in told:
        to.setdefault(lead.in_charge, []).append({"lead": lead.id})
    tell(tx, team_id, to)
    tell_sales(tx, team_id, [lead.id for lead in told])
    remind_later(tx, team_id, told)
    remind_along(tx, team_id, set(to))


def _is_nurtured(lead: Lead | None) -> bool:
    return lead is not None and lead.stage is Stage.NURTURING


def skip(tx: Transaction, by: Person, lead_id: int, key: str, told: int = 0) -> None:
    """Leave the touch out and plan the next. Idempotent by `key`; raises DoneAlreadyError as `waiting` does."""
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = nurtured(tx, lead_id, by)
    waiting(tx, lead, told)
    was = as_it_is(tx, lead)
    coming = go_on(tx, lead, by, EventKind.SKIPPED)
    let_undo(tx, by, was, EventKind.SKIPPED, FOLLOW_UPS, coming.on.isoformat())


def waiting(tx: Transaction, lead: Lead, told: int = 0) -> Due | None:
    """Return the follow-up of the lead that waits. `told` is the id of the one whose message a button was on, 0 for
    any; raises DoneAlreadyError if another one is planned by now."""
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    if planned and (planned.state != "told" or told not in (0, planned.id)):
        raise DoneAlreadyError(lead, who_acted(tx, lead), planned.on, told=planned.state == "told")
    return planned


def made(tx: Transaction, lead: Lead, by: Person, outcome: Outcome, note: str = "", question: str = "") -> int:
    """Log the touch as made, and what came of it; returns its id, 0 where the marketer was asked something else."""
    which_one = which_touch(tx, lead)
    if which_one.sends_nothing:
        return 0
    touch = which_one.touch
    which: dict[str, Any] = {"track": lead.track, "number": lead.touch, "what": touch.what, "channel": touch.channel}
    done = TouchDone(0, lead.id, tx.now, by.user_id, outcome=outcome, question=question, note=note, **which)
    return touches_done.log(tx, lead, done)


def answered_by_conversation(tx: Transaction, lead: Lead, by: Person) -> Coming | None:
    """Stop the track of a lead whose conversation was logged, and count that as the answer to a follow-up that is
    waiting; returns when the marketer is asked how it goes."""
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    waits = lead.stage is Stage.NURTURING and planned is not None and planned.state == "told"
    since = as_it_is(tx, lead).since
    if waits:
        made(tx, lead, by, Outcome.REPLIED)
        count(tx, lead, by, EventKind.FOLLOWED_UP, came=Outcome.REPLIED)
    coming = stop(tx, lead, Why.REPLIED, by.user_id)
    if coming and waits:
        settle(tx, lead, Result(EventKind.TALKED, by.user_id, tx.now, coming.on.isoformat()), FOLLOW_UPS, since)
    return coming


def go_on(tx: Transaction, lead: Lead, by: Person, what: EventKind, **said: Any) -> Coming:
    """Record what was done about the touch that waits, and plan the next."""
    history.record(tx, lead, what, by.user_id, touch=lead.touch, **said)
    if run_of(tx, lead).goes_on:
        return plan_next(tx, lead)
    history.record(tx, lead, EventKind.TRACK_RESUMED, by.user_id)  # it had stopped for a conversation
    return resume(tx, lead)


def count(tx: Transaction, lead: Lead, by: Person, what: EventKind, **said: Any) -> None:
    """Record what was done about the touch that waits: it is over."""
    history.record(tx, lead, what, by.user_id, touch=lead.touch, **said)
    note_over(tx, lead)


def who_acted(tx: Transaction, lead: Lead) -> str:
    """Return whoever last dealt with a follow-up of the lead; "" if nobody did."""
    found = history.latest_about(tx, lead, (EventKind.FOLLOWED_UP, EventKind.SKIPPED, EventKind.SNOOZED))
    return found.actor if found else ""


def never(tx: Transaction, by: Person, lead_id: int, key: str, offer: int | None = None) -> None:
    """Give the lead up for good. Idempotent by `key`. `offer` is how often it had been offered when the message was
    written; raises BackAgainError if sales has had it since."""
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = nurtured(tx, lead_id, by, offer)
    was = as_it_is(tx, lead)
    give_up(tx, lead, by)
    let_undo(tx, by, was, EventKind.NEVER, NURTURED)


def give_up(tx: Transaction, lead: Lead, by: Person) -> None:
    """Close a lead that is being nurtured, and send it nothing more; raises MovedOnError."""
    close(tx, lead)
    history.record(tx, lead, EventKind.NEVER, by.user_id)


def change_track(tx: Transaction, lead: Lead, key: str) -> Coming:
    """Put a lead that is being nurtured on another track; its touches that were made before are not made again."""
    return begin(tx, lead, tracks_of(tx, lead.team_id).meant(key, lead))


def ready_now(tx: Transaction, by: Person, lead_id: int, key: str, offer: int | None = None) -> None:
    """Judge the lead as it is, asking nothing again. Raises BackAgainError as `never` does."""
    if inbox.receive(tx, by.team_id, key):
        judge(tx, nurtured(tx, lead_id, by, offer), by)


def nurtured(tx: Transaction, lead_id: int, by: Person, offer: int | None = None, *, hold: bool = True) -> Lead:
    """Return the lead, held for an act, if this person may nurture it; raises MovedOnError, BarredError, and
    BackAgainError if sales has had it since it was offered for the time `offer`."""
    require(tx, by, Act.NURTURE)
    lead = lead_of(tx, by, lead_id, hold=hold)
    require_contactable(tx, lead)
    require_nurtured(lead)
    if offer not in (None, lead.offer):
        last = history.latest_about(tx, lead, (EventKind.REJECTED, EventKind.RECYCLED))
        raise BackAgainError(lead, last.actor if last else "")
    return lead
