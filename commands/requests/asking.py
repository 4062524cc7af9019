"""Ask a manager, and what the manager says."""

from bot.requests.ask_manager import ask_manager
from bot.requests.settle_request import decline
from commands.overview import redraw
from commands.visit import Visit


async def press_ask_manager(visit: Visit) -> None:
    await visit.desk.transact(ask_manager, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    if visit.in_modal:
        await redraw(visit, str(visit.view.get("id")), visit.lead_id)


async def press_decline(visit: Visit) -> None:
    await visit.desk.transact(decline, visit.person, visit.number, visit.key)
    await visit.ack()
