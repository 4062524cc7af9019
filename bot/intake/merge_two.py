"""Merging two saved leads, which somebody found to be one: seen side by side, confirmed, and undone if it was wrong."""

from dataclasses import replace
from typing import Any

from bot.intake.look_up import beside_each_other
from bot.intake.merge import merge, require_as_seen, to_merge_with
from bot.intake.sheet import MergeSheet
from bot.intake.which_goes_on import mergeable, which_goes_on, why_not
from bot.lead.access import lead_of, require, require_unmerged
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import FieldProblems, MovedOnError
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.people import Act, Person
from bot.lead.reader import Reader
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.promises.promise import answered
from bot.undo.deed import ASKING, WITH_SALES
from bot.undo.settle import as_it_is, let_undo
from storage import due, history, inbox, leads
from storage.answers import askings
from storage.sql import Transaction


def to_merge(tx: Transaction, by: Person, lead_id: int) -> Lead:
    """Return the lead for somebody who is about to say which one it is already.

    Raises MovedOnError, MergedError, ErasedError and BarredError.
    """
    require(tx, by, Act.MERGE)
    return _checked(tx, lead_of(tx, by, lead_id))


def both(tx: Transaction, by: Person, lead_id: int, name: str) -> MergeSheet:
    """Return the lead beside the one somebody chose, as they would go on; raises like `merge_two`."""
    roles = require(tx, by, Act.MERGE)
    lead = _checked(tx, lead_of(tx, by, lead_id))
    closes, kept = _in_order(tx, lead, to_merge_with(tx, by, lead, name))
    return replace(beside_each_other(tx, Reader(by, roles), closes, kept), by_hand=True)


def merge_two(tx: Transaction, by: Person, lead_id: int, name: str, seen: str, key: str) -> None:
    """Close one of the two and have everything go on as the other, if both are as they were `seen`. Whoever does it
    can undo it for a while. Idempotent by `key`.

    Raises FieldProblems ("same_as"), MovedOnError, MergedError, ErasedError, BarredError and ChangedMeanwhileError.
    """
    require(tx, by, Act.MERGE)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = lead_of(tx, by, lead_id, hold=True)
    closes, kept = _in_order(tx, lead, to_merge_with(tx, by, lead, name))
    require_as_seen(closes, kept, seen)
    was = as_it_is(tx, closes)
    if not leads.move(tx, closes, MOVES[Move.MERGE].sources, Stage.REFUSED, reject_code="", reject_note=""):
        raise MovedOnError(closes)
    askings.end(tx, closes.team_id, closes.id)
    due.cancel(tx, closes.team_id, closes.id)
    merge(tx, by, closes, kept, closes.in_charge)
    if closes.offer:
        show_card(tx, closes)
    if closes.stage is Stage.OFFERED:
        answered(tx, closes)
    more: dict[str, Any] = {"taken_over": kept.id, "other": kept.id, "other_lines": history.counted(tx, kept)}
    let_undo(tx, by, was, EventKind.MERGED_INTO, ASKING | WITH_SALES, detail=kept.label, **more)


def _in_order(tx: Transaction, lead: Lead, other: Lead) -> tuple[Lead, Lead]:
    """Return the one that closes and the one that goes on, if nothing speaks against it."""
    require_unmerged(lead)
    if problem := why_not(lead, other):
        raise FieldProblems({"same_as": problem})
    require_contactable(tx, other)
    require_contactable(tx, lead)
    return which_goes_on(lead, other)


def _checked(tx: Transaction, lead: Lead) -> Lead:
    require_unmerged(lead)
    if not mergeable(lead):
        raise MovedOnError(lead)
    require_contactable(tx, lead)
    return lead
