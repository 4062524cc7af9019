"""Having the message about an import drawn anew."""

from bot.exchange.load.job import Import
from bot.lead.kinds import NoticeKind
from storage.delivery import outbox
from storage.exchange import imports
from storage.sql import Transaction


def shown(tx: Transaction, imp: Import) -> Import:
    """Leave its message to be drawn as it is now; returns it as it is now."""
    outbox.leave(tx, imp.team_id, NoticeKind.IMPORT, imp.user_id, imp=imp.id)
    return imports.get(tx, imp.team_id, imp.id) or imp
