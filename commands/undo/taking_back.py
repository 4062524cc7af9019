"""The Undo button."""

from bot.slack.typed import number_in
from bot.undo.take_back import take_back
from commands.visit import Visit


async def press_undo(visit: Visit) -> None:
    deed_id = number_in(visit.drawn_from)
    await visit.desk.transact(take_back, visit.person, visit.lead_id, deed_id, visit.key)
    await visit.ack()
