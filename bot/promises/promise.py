"""Giving and keeping promises: an offered lead is answered in time, and whoever accepts it is in touch in time."""

from collections.abc import Mapping
from typing import Any

from bot.cadence.work import Work
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.lead.workplace.working_time import time_to_answer
from bot.lead.workplace.workspace import Workspace
from bot.promises.promised import in_sales, standing_of
from bot.promises.settle_away import is_asked_about, lapse
from bot.undo.deed import PROMISED
from bot.undo.redraw import redraw_yours
from bot.undo.settle import redraw
from storage.promises import pauses, running
from storage.promises.running import Promise
from storage.sql import Transaction
from storage.undo import posted


def start(tx: Transaction, lead: Lead) -> None:
    """Start the clock of a lead that is being offered; it begins to count with the next working minute."""
    if lead.offer:  # nothing was promised about a lead that was never offered
        running.stop(tx, lead.team_id, lead.id)
    running.begin(tx, lead, Work.ANSWER, 0)


def answered(
    tx: Transaction, lead: Lead, workspace: Workspace | None = None, promise: Promise | None = None
) -> Mapping[str, Any]:
    """End the promise of an answer, as `lead`, which was offered, has one. Returns for its history how much working
    time that took: `working_minutes`, or `before_opening` for an answer before the desk first opened. `workspace` and
    `promise` are the lead's own, if they have been read already."""
    if is_asked_about(lead):
        lapse(tx, lead)
    item, paused = promise or running.with_pauses(tx, lead.team_id, lead.id)
    if item is None or item.kind != Work.ANSWER:
        return {}
    standing = standing_of(tx, lead, item, workspace, paused)
    _end(tx, lead, standing.pauses)
    if item.step or item.anchor_at != lead.stage_at:  # only then has anybody been asked
        redraw(tx, lead.team_id, lead.id, posted.about(tx, lead, PROMISED, lead.stage_at))
    took = time_to_answer(lead.stage_at, tx.now, *standing.clock)
    return {"before_opening": True} if took is None else {"working_minutes": int(took.total_seconds() // 60)}


def begin_first_contact(tx: Transaction, lead: Lead) -> None:
    """Start the clock of the first contact: somebody has just accepted the lead, or taken it over."""
    running.begin(tx, lead, Work.FIRST_CONTACT, 0)


def contacted(tx: Transaction, lead: Lead, by: str) -> None:
    """End the promise of the first contact, if it runs, and draw anew what asked for it, or for a call back: somebody
    in sales has tried, talked to them, or planned a meeting. `by` is who."""
    if lead.stage is not Stage.ACCEPTED or not in_sales(tx, lead, by):
        return
    item = running.of_lead(tx, lead.team_id, lead.id)
    if item is not None and item.kind == Work.FIRST_CONTACT:
        _end(tx, lead, pauses.of_lead(tx, lead.team_id, lead.id, item.anchor_at))
    redraw(tx, lead.team_id, lead.id, posted.about(tx, lead, PROMISED, lead.stage_at))


def taken_over(tx: Transaction, lead: Lead) -> None:
    """Give a new owner the whole time for the first contact, if there has been none."""
    item = running.of_lead(tx, lead.team_id, lead.id)
    if item is not None and item.kind == Work.FIRST_CONTACT:
        over(tx, lead)
        begin_first_contact(tx, lead)


def over(tx: Transaction, lead: Lead) -> None:
    """End whatever is promised about the lead: it is closed, given back, or goes on as another."""
    if is_asked_about(lead):
        lapse(tx, lead)
    running.stop(tx, lead.team_id, lead.id)
    pauses.end(tx, lead.team_id, lead.id)


def as_if_never_accepted(tx: Transaction, lead: Lead) -> None:
    """Let the promise of an answer go on as it was, as accepting the lead was undone."""
    over(tx, lead)
    running.go_on(tx, lead, Work.ANSWER)


def show_again(tx: Transaction, lead: Lead) -> None:
    """Draw anew what shows the promise: the card in the channel, or the owner's message."""
    if lead.owner:
        redraw_yours(tx, lead)
    else:
        show_card(tx, lead, redrawn=True)


def _end(tx: Transaction, lead: Lead, paused: object) -> None:
    running.stop(tx, lead.team_id, lead.id)
    if paused:
        pauses.end(tx, lead.team_id, lead.id)
