"""Second thoughts of a marketer: a lead is discarded, or taken back from sales to be put right."""

from bot.cadence.plan import prompt_later
from bot.lead.access import lead_of, require
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import MovedOnError, decided
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.promises.promise import answered
from bot.undo.deed import DRAFTS, WITH_SALES
from bot.undo.settle import as_it_is, let_undo
from storage import due, history, inbox, leads
from storage.answers import askings
from storage.sql import Transaction


def discard(tx: Transaction, by: Person, lead_id: int, key: str) -> None:
    """Close a draft, or a lead that waits for sales; its card says so. Idempotent by `key`.

    Raises MovedOnError, and AlreadyDecidedError where a rep was faster.
    """
    require(tx, by, Act.QUALIFY)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = lead_of(tx, by, lead_id, hold=True)
    _move(tx, by, lead, Move.DISCARD, EventKind.DISCARDED)


def recall(tx: Transaction, by: Person, lead_id: int, key: str) -> None:
    """Take a lead that waits for sales back to marketing, to be put right and sent again; its card says so. Idempotent
    by `key`. Raises as `discard` does, and BarredError."""
    require(tx, by, Act.QUALIFY)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = lead_of(tx, by, lead_id, hold=True)
    require_contactable(tx, lead)
    _move(tx, by, lead, Move.RECALL, EventKind.RECALLED)


def _move(tx: Transaction, by: Person, lead: Lead, move: Move, what: EventKind) -> None:
    was, rule = as_it_is(tx, lead), MOVES[move]
    if not leads.move(tx, lead, rule.sources, rule.to):
        raise decided(lead, by.user_id) if lead.offer else MovedOnError(lead)
    history.record(tx, lead, what, by.user_id, was=lead.stage)
    askings.end(tx, lead.team_id, lead.id)
    if rule.to is Stage.RETURNED:
        prompt_later(tx, lead)
    else:
        due.cancel(tx, lead.team_id, lead.id)
    if lead.stage is Stage.OFFERED:
        show_card(tx, lead)
        answered(tx, lead)
    let_undo(tx, by, was, what, WITH_SALES if lead.stage is Stage.OFFERED else DRAFTS, detail=lead.stage)
