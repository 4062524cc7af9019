"""A manager offers a lead to sales in spite of the definition, with a reason."""

from bot.judging.offer_anyway import override, to_override
from bot.judging.offer_anyway_form import override_form
from commands.overview import redraw_beneath
from commands.visit import Visit


async def open_override(visit: Visit) -> None:
    await visit.open(override_form(*await visit.desk.read(to_override, visit.person, visit.lead_id)))
    await visit.ack()


async def submit_override(visit: Visit) -> None:
    reason = str(visit.typed.get("reason") or "")
    await visit.desk.transact(override, visit.person, visit.lead_id, reason, visit.key)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)
