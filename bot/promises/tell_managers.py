"""Telling managers of sales of several late leads in one message instead of one for each."""

from bot.lead.kinds import NoticeKind
from bot.lead.people import Role
from storage import workspaces
from storage.delivery import late, outbox
from storage.delivery.unsent import take
from storage.sql import Transaction

IN_A_LIST = 100
"""Late leads that one message tells of; more than that are nobody's morning, and Home lists them all."""


def tell_together(tx: Transaction, team_id: str) -> None:
    """Put what each manager was not sent yet about late leads into one message; a single one stays as it is."""
    for manager in workspaces.members(tx, team_id)[Role.SALES_MANAGER]:
        unsent = late.unsent(tx, team_id, manager)
        if len(unsent) > 1:
            items = take(tx, team_id, unsent)
            outbox.leave(tx, team_id, NoticeKind.PROMISES_LATE, manager, leads=items[:IN_A_LIST])
