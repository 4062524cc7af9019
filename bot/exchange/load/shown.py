"""Having the message about an import drawn anew."""

from bot.exchange.load.job import Import
from storage.exchange import imports
from storage.sql import Transaction


def shown(tx: Transaction, imp: Import) -> Import:
    """Leave its message to be drawn as it is now; returns it as it is now."""
    return imports.get(tx, imp.team_id, imp.id) or imp
