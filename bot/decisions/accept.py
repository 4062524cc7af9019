"""Accepting an offered lead: the rep who is fastest owns it."""

from bot.decisions.same_offer import require_offer
from bot.lead.access import begin, lead_named, require
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import NotOfferedError, decided
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.promises.promise import answered, begin_first_contact
from bot.promises.promised import lead_and_promise
from bot.routing.give_back import count_by_hand
from bot.routing.may_decide import require_may_decide
from bot.sources.probation.watch import is_watched, sales_accepted
from bot.undo.deed import before_accepting
from storage import history, leads
from storage.delivery import outbox
from storage.sql import Transaction
from storage.undo import deeds


def accept_called(tx: Transaction, by: Person, wanted: str, key: str) -> Lead:
    """Accept the lead called "L-12" as it is offered now, and return it as it was; raises NoSuchLeadError and
    NotOfferedError as well."""
    require(tx, by, Act.DECIDE)
    lead = lead_named(tx, by, wanted)
    if lead.stage is not Stage.OFFERED and not lead.decided_by:
        raise NotOfferedError(lead)
    accept(tx, by, lead.id, key, lead.offer)
    return lead


def accept(tx: Transaction, by: Person, lead_id: int, key: str, offer: int = 0) -> None:
    """Make `by` the owner. Idempotent by `key`; raises AlreadyDecidedError for everybody but the winner, BarredError
    if nobody may contact them, ReservedError while it is kept for somebody else, and OfferedAgainError if `offer`,
    whose card the button was on, is not the latest."""
    opening = begin(tx, by, Act.DECIDE, key)
    if not opening.is_first:
        return
    lead, promise = lead_and_promise(tx, by, lead_id)
    require_contactable(tx, lead)
    require_offer(tx, lead, offer)
    require_may_decide(lead, by.user_id, tx.now)
    owner, watched = by.user_id, is_watched(tx, lead)  # read before anything is written, which then travels together
    if not leads.move(tx, lead, MOVES[Move.ACCEPT].sources, Stage.ACCEPTED, owner=owner, decided_by=owner):
        raise decided(lead, owner)
    took = answered(tx, lead, opening.workspace, promise)
    history.record(tx, lead, EventKind.ACCEPTED, owner, offer=lead.offer, **took)
    if watched:
        sales_accepted(tx, lead)
    begin_first_contact(tx, lead)
    count_by_hand(tx, lead, owner, owner)
    deeds.note(tx, lead, EventKind.ACCEPTED, owner, before_accepting(lead))  # the owner's message has Undo
    show_card(tx, lead)
    outbox.leave(tx, lead.team_id, NoticeKind.ACCEPTED, lead.in_charge, lead.id)
    outbox.leave(tx, lead.team_id, NoticeKind.YOURS, owner, lead.id)
