"""Redrawing the owner's message about a lead, where they work on it, as things happen."""

from bot.lead.kinds import NoticeKind
from bot.lead.record import Lead
from bot.undo.settle import redraw
from storage.sql import Transaction
from storage.undo import posted

WORKING_PLACES = frozenset({NoticeKind.YOURS})
"""The messages in which a lead's owner works on it."""


def redraw_yours(tx: Transaction, lead: Lead) -> None:
    """Draw every copy of the owner's message anew, as the lead is when it is sent; `lead` says since when it is theirs.

    A message that waits to be sent shows all that has happened until then, and needs nothing.
    """
    if lead.owner:
        redraw(tx, lead.team_id, lead.id, posted.about(tx, lead, WORKING_PLACES, lead.stage_at))
