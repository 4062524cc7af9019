"""Undoing what somebody did with a lead, also having accepted it: it then waits for sales as if nobody had."""

from bot.lead.access import lead_of
from bot.lead.kinds import EventKind
from bot.lead.people import Person
from bot.promises.promise import as_if_never_accepted
from bot.routing.give_back import not_by_hand
from bot.undo.take_back import take_back
from storage.sql import Transaction


def undo(tx: Transaction, by: Person, lead_id: int, deed_id: int, key: str) -> None:
    """Undo what `by` did with the lead; raises as `take_back` does."""
    deed = take_back(tx, by, lead_id, deed_id, key)
    if deed and deed.did is EventKind.ACCEPTED:
        lead = lead_of(tx, by, lead_id, answers=False)
        as_if_never_accepted(tx, lead)
        not_by_hand(tx, lead)
