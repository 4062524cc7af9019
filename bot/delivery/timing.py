"""The check, as a message is about to go out, whether this is a time to send it where it goes."""

from datetime import datetime

from bot.lead.access import hours_of
from bot.lead.natures import Nature
from bot.lead.workplace.quiet_hours import agreed_hour, may_go_at, nature_of
from storage import workspaces
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def waits_until(tx: Transaction, notice: ClaimedNotice) -> datetime | None:
    """Return when working hours begin (UTC) if the notice must not go out before; None if it may go now."""
    nature = nature_of(notice.kind, notice.data)
    if nature is Nature.ANSWER or workspaces.get(tx, notice.team_id) is None:
        return None
    hours = hours_of(tx, notice.team_id, notice.destination)
    opens = may_go_at(nature, tx.now, hours, agreed_hour(notice.data, notice.created_at))
    return opens if opens > tx.now else None
