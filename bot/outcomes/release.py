"""Releasing a lead: whoever owns it gives it back to the sales channel, where it is offered anew to somebody else."""

from dataclasses import replace
from typing import Any

from bot.lead.access import lead_of
from bot.lead.errors import FieldProblems
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.lead.team.recipients import everybody_concerned
from bot.outcomes.close import owned
from bot.outcomes.who_may import NobodyOwnsItError
from bot.promises.promise import over, start
from bot.routing.pass_over import pass_over
from bot.routing.routed import TO_EVERYBODY
from bot.undo.deed import ASKING, offered_to
from bot.undo.redraw import WORKING_PLACES
from bot.undo.settle import as_it_is, let_undo, redraw
from bot.undo.tell_story import tell_story
from storage import history, inbox, leads
from storage.delivery import outbox
from storage.sql import Transaction
from storage.undo import posted

LONGEST = 300


def release(tx: Transaction, by: Person, lead_id: int, why: str, key: str) -> Lead:
    """Offer the lead anew, and pass its owner over for it; returns it as it was. It can be undone for ten minutes, as
    long as nobody has done anything with the new offer. Idempotent by `key`.

    Raises NobodyOwnsItError, NotYoursToCloseError, and FieldProblems ("ending.note").
    """
    lead = owned(tx, by, lead_id, Move.RELEASE, hold=True)
    if not inbox.receive(tx, by.team_id, key):
        return lead
    if not why.strip():
        raise FieldProblems({"ending.note": "Why? Whoever takes it next reads this."})
    if len(why) > LONGEST:
        raise FieldProblems({"ending.note": f"Please keep this under {LONGEST} characters."})
    rule, offer, was = MOVES[Move.RELEASE], lead.offer + 1, as_it_is(tx, lead)
    if not leads.move(tx, lead, rule.sources, rule.to, owner="", decided_by="", offer=offer, **_everybody(lead)):
        raise NobodyOwnsItError(lead)
    over(tx, lead)
    start(tx, lead)
    tell_story(tx, lead, EventKind.RELEASED, by.user_id, note=why.strip(), before=lead.owner)
    history.record(tx, lead, EventKind.RELEASED, by.user_id, note=why.strip(), offer=offer, before=lead.owner)
    pass_over(tx, lead_of(tx, by, lead.id, answers=False), lead.owner, "released it")
    show_card(tx, lead, redrawn=True)  # the one that was accepted leads to the newer one
    show_card(tx, lead, offer=offer)
    for user in everybody_concerned(tx, lead, by):
        outbox.leave(tx, lead.team_id, NoticeKind.RELEASED, user, lead.id, offer=offer)
    redraw(tx, lead.team_id, lead.id, posted.about(tx, lead, ASKING - WORKING_PLACES, lead.stage_at))
    turn_in = lead_of(tx, by, lead.id, answers=False).route_group
    let_undo(tx, by, was, EventKind.RELEASED, WORKING_PLACES, routed=offered_to(lead), turn_in=turn_in)
    return lead


def _everybody(lead: Lead) -> dict[str, Any]:
    """Return the columns of an offer to everybody, until its owner is passed over for the next."""
    return replace(TO_EVERYBODY, group=lead.route_group).columns
