"""Undoing what somebody did with a lead, also having accepted it: it then waits for sales as if nobody had."""

from dataclasses import replace

from bot.judging.review.decide import take_up_again
from bot.lead.access import lead_of
from bot.lead.kinds import EventKind
from bot.lead.people import Person
from bot.promises.promise import as_if_never_accepted
from bot.routing.give_back import give_back, not_by_hand, take_again
from bot.sources.probation import watch
from bot.undo.take_back import take_back
from storage.sql import Transaction


def undo(tx: Transaction, by: Person, lead_id: int, deed_id: int, key: str) -> None:
    """Undo what `by` did with the lead, and what it did to whose turn it is; raises as `take_back` does."""
    deed = take_back(tx, by, lead_id, deed_id, key)
    if deed is None:
        return
    lead = lead_of(tx, by, lead_id, answers=False)
    if deed.did in (EventKind.REJECTED, EventKind.PASSED_ON):
        take_again(tx, lead, deed.done_at)
    elif deed.did in (EventKind.SENT_BACK, EventKind.OFFERED):
        take_up_again(tx, by.team_id, int(deed.before["review"]))
    elif deed.did is EventKind.ACCEPTED:
        as_if_never_accepted(tx, lead)
        not_by_hand(tx, lead)
    if deed.did in (EventKind.RELEASED, EventKind.OFFERED):
        give_back(tx, replace(lead, route_group=int(deed.before["turn_in"])))
    watch.undone(tx, lead, deed.did)
