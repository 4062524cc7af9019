"""A customer's lead whom no rep is known to have: a manager of sales says who talks to them, or that nobody does."""

from typing import Any

from bot.decisions.rejection import REP, WhoseCustomer
from bot.judging.judge import assessment_of, offer
from bot.lead.access import lead_of, require, require_unmerged
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import FieldProblems, MovedOnError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Move, Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.reject_reasons import DUPLICATE
from bot.lead.team.recipients import everybody_concerned
from bot.routing.routed import Mode, Routed
from bot.team.eligible import Obstacle, eligible
from bot.team.look_up import reps
from bot.team.rep import Kind
from bot.undo.deed import Result
from bot.undo.settle import moved_on, settle
from storage import history, inbox
from storage.delivery import outbox
from storage.sql import Transaction

_OF_BOTH = {Kind.FARMER: 0, Kind.BOTH: 1, Kind.HUNTER: 2}
_WHY_NOT = {
    Obstacle.AWAY: "They are away now. Please pick somebody who is here.",
    Obstacle.FULL: "They have as many open leads as they take. Please pick somebody else.",
}


def to_give(tx: Transaction, by: Person, lead_id: int, *, hold: bool = False) -> WhoseCustomer:
    """Return the lead with the reps who can be given it, whoever looks after customers first and then the least busy;
    raises MovedOnError once it is no customer's closed lead any more, MergedError and BarredError."""
    require(tx, by, Act.OFFER_ANYWAY)
    lead = lead_of(tx, by, lead_id, hold=hold)
    require_unmerged(lead)
    if lead.stage is not Stage.REFUSED or lead.reject_code != DUPLICATE:
        raise MovedOnError(lead)
    require_contactable(tx, lead)
    free = [rep for rep in reps(tx, lead.team_id) if eligible(rep, tx.now, in_hours=False).ok]
    return WhoseCustomer(lead, sorted(free, key=lambda rep: (_OF_BOTH[rep.kind], rep.open_leads, rep.user_id)))


def give_customer(tx: Transaction, by: Person, lead_id: int, to: str, note: str, key: str) -> None:
    """Offer the lead again, for this rep alone, and tell them and marketing. Idempotent by `key`; raises as `to_give`
    does, and FieldProblems by field."""
    require(tx, by, Act.OFFER_ANYWAY)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = to_give(tx, by, lead_id, hold=True).lead
    _check(tx, lead, to)
    routed = Routed(to, Mode.ASSIGNED)
    said: dict[str, Any] = {"to": to, "note": note.strip(), "offer": lead.offer + 1, "given": True}
    history.record(tx, lead, EventKind.PASSED_ON, by.user_id, **said)
    offer(tx, lead, assessment_of(tx, lead), by, "", move=Move.OFFER_ANYWAY, routed=routed)
    for user in dict.fromkeys((to, lead.in_charge)):
        if user != by.user_id:
            outbox.leave(tx, lead.team_id, NoticeKind.PASSED_ON, user, lead.id, offer=lead.offer + 1)
    moved_on(tx, lead)
    _settle(tx, by, lead, EventKind.PASSED_ON, to)


def leave_closed(tx: Transaction, by: Person, lead_id: int, key: str) -> None:
    """Leave the lead closed, as nobody here passes it on, and tell everybody concerned. Idempotent by `key`; raises as
    `to_give` does."""
    require(tx, by, Act.OFFER_ANYWAY)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = to_give(tx, by, lead_id, hold=True).lead
    history.record(tx, lead, EventKind.LEFT_CLOSED, by.user_id)
    for user in dict.fromkeys((*everybody_concerned(tx, lead, by), lead.decided_by)):
        if user != by.user_id:
            outbox.leave(tx, lead.team_id, NoticeKind.STAYS_CLOSED, user, lead.id, by=by.user_id, why="not_ours")
    _settle(tx, by, lead, EventKind.LEFT_CLOSED)


def _check(tx: Transaction, lead: Lead, to: str) -> None:
    rep = next((rep for rep in reps(tx, lead.team_id) if rep.user_id == to), None)
    if rep is None:
        raise FieldProblems({REP: "They are not one of the sales reps. Please pick one of those."})
    obstacle = eligible(rep, tx.now, in_hours=False).obstacle
    if obstacle in _WHY_NOT:
        raise FieldProblems({REP: _WHY_NOT[obstacle]})


def _settle(tx: Transaction, by: Person, lead: Lead, did: EventKind, to: str = "") -> None:
    settle(tx, lead, Result(did, by.user_id, tx.now, detail=to), [NoticeKind.WHOSE_CUSTOMER], lead.stage_at)
