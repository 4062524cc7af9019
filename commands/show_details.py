"""Details: everything about a lead; from there a rep logs an attempt to reach them."""

from bot.handoff.looking_up import sheet
from bot.handoff.rejecting import log_attempt
from bot.views.details import details_view
from commands.visit import Visit


async def show_details(visit: Visit) -> None:
    await visit.open(details_view(await visit.desk.read(sheet, visit.person, visit.lead_id)))
    await visit.ack()


async def press_log_attempt(visit: Visit) -> None:
    await visit.desk.transact(log_attempt, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    shown = await visit.desk.read(sheet, visit.person, visit.lead_id)
    await visit.client.views_update(view_id=str(visit.view["id"]), view=details_view(shown))
