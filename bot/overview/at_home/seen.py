"""Noting who looks at Home, and what was drawn there: from then on it is redrawn when something changes for them."""

from datetime import datetime

from bot.lead.people import Person
from bot.overview.at_home.drawn import Drawn
from storage.overview import homes
from storage.sql import Transaction


def note_seen(tx: Transaction, by: Person, drawn: Drawn, read_at: datetime) -> None:
    """Note that this person has just been shown their Home as it was at `read_at` (UTC)."""
    homes.opened(tx, by.team_id, by.user_id, drawn, read_at)
