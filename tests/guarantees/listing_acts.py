"""The lists of sales and of what is promised, and who may see them: part of the table in everything.py."""

import contextlib
from typing import Any

from bot.cadence.work import Work
from bot.credit import look_up as crediting
from bot.handover import undo_all as undoing_all
from bot.lead.errors import NotAllowedError
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.nurture.all_at_once import snooze_all as putting_off
from bot.overview.due import list_due as due
from bot.overview.sales import list_of_sales as listing
from bot.overview.sales import list_promised as promising
from bot.reports.typed_period import days_typed
from bot.undo.deed import FOR
from storage import due as planned
from storage import leads
from storage.sql import Transaction
from storage.undo import bulk_deeds
from tests.guarantees.asked import ANYONE, MANAGER, MARKETING, WHO, Asked, Place


def _snooze_all(tx: Transaction, by: Person, at: Place) -> Any:
    lead = leads.get(tx, by.team_id, at.lead_id)
    if lead and lead.stage is Stage.NURTURING:
        planned.schedule(tx, lead, Work.FOLLOW_UP, tx.now)
    with contextlib.suppress(putting_off.NothingDueError):
        seen = putting_off.to_snooze_all(tx, by).stamp
        putting_off.snooze_all(tx, by, "2026-12-15", seen, "k")


def _undo_all(tx: Transaction, by: Person, at: Place) -> Any:
    """Undo what was done to many, where this person did anything to many."""
    with contextlib.suppress(NotAllowedError):
        _snooze_all(tx, by, at)
    with contextlib.suppress(undoing_all.NotUndoneAtOnceError):
        found = bulk_deeds.over(tx, tx.now + FOR, 1)
        undoing_all.undo_all(tx, by, found[0].id if found else 0, "u")


LISTING: dict[str, Asked] = {
    "due": Asked(lambda tx, by, at: due.follow_ups(tx, by), ANYONE, about=False),
    "due, page 2": Asked(lambda tx, by, at: due.follow_ups(tx, by, 20, "this week"), ANYONE, about=False),
    "put off all that is due": Asked(_snooze_all, MARKETING, about=False),
    "undo it all": Asked(_undo_all, ANYONE, about=False),
    "due now": Asked(lambda tx, by, at: due.due_now(tx, by), ANYONE, about=False),
    "due later": Asked(lambda tx, by, at: due.then(tx, by), ANYONE, about=False),
    "what waits for a rep": Asked(lambda tx, by, at: listing.to_decide(tx, by), ANYONE, about=False),
    "what a rep of theirs has": Asked(lambda tx, by, at: listing.of_rep(tx, by, WHO), ANYONE, about=False),
    "the reps": Asked(lambda tx, by, at: listing.by_rep(tx, by), ANYONE, about=False),
    "what is promised": Asked(lambda tx, by, at: promising.promises(tx, by), ANYONE, about=False),
    "what is overdue": Asked(lambda tx, by, at: promising.overdue(tx, by), ANYONE, about=False),
    "my credit": Asked(lambda tx, by, at: crediting.credit(tx, by, "", "", days_typed), ANYONE, about=False),
    "everybody's credit": Asked(
        lambda tx, by, at: crediting.credit(tx, by, "", "all", days_typed), MANAGER, about=False
    ),
    "what is paused": Asked(lambda tx, by, at: promising.on_pause(tx, by), ANYONE, about=False),
}
