"""A manager offers a lead to sales in spite of the definition, with a reason."""

from bot.judging.offer_anyway import offer_anyway, to_offer_anyway
from bot.judging.offer_anyway_form import offer_anyway_form
from commands.overview import redraw_beneath
from commands.visit import Visit


async def open_offer_anyway(visit: Visit) -> None:
    await visit.open(offer_anyway_form(*await visit.desk.read(to_offer_anyway, visit.person, visit.lead_id)))
    await visit.ack()


async def submit_offer_anyway(visit: Visit) -> None:
    reason = str(visit.typed.get("reason") or "")
    await visit.desk.transact(offer_anyway, visit.person, visit.lead_id, reason, visit.key)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)
