"""The Undo button."""

from bot.decisions.undo import undo
from bot.slack.typed import number_in
from commands.visit import Visit


async def press_undo(visit: Visit) -> None:
    deed_id = number_in(visit.drawn_from)
    await visit.desk.transact(undo, visit.person, visit.lead_id, deed_id, visit.key)
    await visit.ack()
