"""The window on what colleagues said, opened from Details and from the form with the questions."""

from bot.colleagues.look_up import what_colleagues_said
from bot.colleagues.page import colleagues_page
from commands.visit import Visit


async def show_colleagues(visit: Visit) -> None:
    await visit.open(colleagues_page(await visit.desk.read(what_colleagues_said, visit.person, visit.lead_id)))
    await visit.ack()
