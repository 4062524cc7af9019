"""Making cards as other exports, but beside them: nobody at a phone waits for somebody else's million leads."""

from bot.exchange.export.job import Export
from bot.exchange.export.make import book as book
from bot.exchange.export.make import comment as comment
from bot.exchange.export.make import count as count
from bot.exchange.export.make import fail as fail
from bot.exchange.export.make import finish as finish
from bot.exchange.export.make import forget_upload as forget_upload
from bot.exchange.export.make import keep_counted as keep_counted
from bot.exchange.export.make import keep_lines as keep_lines
from bot.exchange.export.make import next_lines as next_lines
from bot.exchange.export.make import piece as piece
from bot.exchange.export.make import take_of
from bot.exchange.export.make import try_later as try_later
from bot.exchange.export.make import will_complete as will_complete
from bot.exchange.export.make import written as written
from storage.exchange import exports
from storage.sql import Transaction


def is_due(tx: Transaction, team_id: str) -> bool:
    """Tell whether a card waits to be made."""
    return exports.is_card_due(tx, team_id)


def take(tx: Transaction, team_id: str) -> Export | None:
    """Take the next card that is to be made, for this worker alone; None if there is none."""
    return take_of(tx, team_id, exports.take_card)
