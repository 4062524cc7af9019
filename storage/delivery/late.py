"""Messages to managers about late leads that wait to be sent, to be put into one."""

from bot.lead.kinds import NoticeKind
from storage.delivery.unsent import Unsent, unsent_of
from storage.sql import Transaction

_UNSENT = unsent_of((NoticeKind.PROMISE_DUE, NoticeKind.CONTACT_DUE, NoticeKind.PROMISES_LATE))


def unsent(tx: Transaction, team_id: str, manager: str) -> list[Unsent]:
    """Return what a manager was not sent yet; what asks them as a rep is left out."""
    found = (Unsent(*row) for row in _UNSENT.rows(tx, team=team_id, place=manager))
    return [each for each in found if each.lead_id is None or each.data.get("late")]
