"""Prompts for drafts and follow-ups of nurtured leads."""

from bot.desk import Desk
from bot.handoff.clockwork import BATCH, do_what_is_due


async def do_due_work(desk: Desk) -> None:
    """Do everything that is due now, batch by batch."""
    while await desk.transact(do_what_is_due) == BATCH:
        pass
