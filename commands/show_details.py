"""Details: everything about a lead; from there a rep logs an attempt to reach them."""

import logging

from bot.decisions.reject import log_attempt
from bot.overview.details import details_view
from bot.overview.look_up import sheet
from commands.visit import NO_ANSWER, Visit

logger = logging.getLogger(__name__)


async def show_details(visit: Visit) -> None:
    await visit.open(details_view(await visit.desk.read(sheet, visit.person, visit.lead_id)))
    await visit.ack()


async def press_log_attempt(visit: Visit) -> None:
    await visit.desk.transact(log_attempt, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    await redraw(visit, str(visit.view.get("id")), visit.lead_id)


async def redraw_beneath(visit: Visit, lead_id: int) -> bool:
    """Redraw Details under the form that was just submitted; False when the form stood alone."""
    beneath = str(visit.view.get("previous_view_id") or "")
    if beneath:
        await redraw(visit, beneath, lead_id)
    return bool(beneath)


async def redraw(visit: Visit, view_id: str, lead_id: int) -> None:
    shown = await visit.desk.read(sheet, visit.person, lead_id)
    try:
        await visit.client.views_update(view_id=view_id, view=details_view(shown))
    except NO_ANSWER as problem:
        # It is saved; "please try again" would have it saved twice.
        logger.warning("Details were not redrawn: %s", type(problem).__name__)
