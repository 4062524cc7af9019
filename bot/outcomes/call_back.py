"""Reminding a lead's owner to call the prospect on the day they asked for."""

from collections.abc import Sequence

from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from storage import due, leads
from storage.delivery import outbox
from storage.due import Due
from storage.sql import Transaction


def remind_to_call_back(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    """Tell the owners of a workspace; whether it is still wanted is looked at when it is sent."""
    due.mark(tx, team_id, work, "done")
    for item in work:
        lead = leads.get(tx, team_id, item.lead_id, answers=False)
        if lead and lead.stage is Stage.ACCEPTED and lead.owner:
            outbox.leave(tx, team_id, NoticeKind.CALL_BACK, lead.owner, lead.id, day=item.day)
