"""The Home tab, drawn whenever it is opened, and a greeting the first time."""

import logging

from bot.overview.home import home
from bot.overview.look_up import home as home_sheet
from bot.workspace.settle_in import welcome
from commands.visit import NO_ANSWER, Visit

logger = logging.getLogger(__name__)


async def open_home(visit: Visit) -> None:
    tab = (visit.body.get("event") or {}).get("tab")
    await visit.ack()
    if not visit.person.user_id:
        return
    if tab == "home":
        await publish_home(visit)
    elif tab == "messages":
        await visit.desk.transact(welcome, visit.person)


async def refresh_home(visit: Visit) -> None:
    """Redraw the tab after something was done in it."""
    if visit.in_home:
        await publish_home(visit)


async def publish_home(visit: Visit) -> None:
    sheet = await visit.desk.read(home_sheet, visit.person)
    try:
        await visit.client.views_publish(user_id=visit.person.user_id, view=home(sheet))
    except NO_ANSWER as problem:
        # It is drawn anew the next time it is opened.
        logger.warning("A Home tab was not drawn: %s", type(problem).__name__)
