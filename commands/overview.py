"""The Home tab, drawn whenever it is opened, and a greeting the first time."""

import logging

from bot.overview.details_page import details_message, details_view
from bot.overview.home import home
from bot.overview.lists import lead_list
from bot.overview.look_up import find, follow_ups, mine, numbered, sheet
from bot.overview.look_up import home as home_sheet
from bot.slack.blocks import Message, section
from bot.slack.text import esc, shortened
from bot.workspace.settle_in import welcome
from commands.responses import answer
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
        # It is drawn again the next time it is opened.
        logger.warning("A Home tab was not drawn: %s", type(problem).__name__)


async def show_details(visit: Visit) -> None:
    await visit.open(details_view(await visit.desk.read(sheet, visit.person, visit.lead_id)))
    await visit.ack()


async def redraw_beneath(visit: Visit, lead_id: int) -> bool:
    """Redraw Details under the form that was just submitted; False when the form stood alone."""
    beneath = str(visit.view.get("previous_view_id") or "")
    if beneath:
        await redraw(visit, beneath, lead_id)
    return bool(beneath)


async def redraw(visit: Visit, view_id: str, lead_id: int) -> None:
    await visit.redraw(view_id, details_view(await visit.desk.read(sheet, visit.person, lead_id)))


async def list_mine(visit: Visit, rest: str) -> None:
    found = await visit.desk.read(mine, visit.person)
    await answer(visit, lead_list("Your leads", found, "You have no leads yet. `/lead` adds the first one."))


async def show_one(visit: Visit, rest: str) -> None:
    await answer(visit, details_message(await visit.desk.read(numbered, visit.person, rest)))


async def find_leads(visit: Visit, rest: str) -> None:
    if not rest:
        nothing = "What should I look for? For example: `/lead find acme`."
        await answer(visit, Message(nothing, [section(nothing)]))
        return
    found = await visit.desk.read(find, visit.person, rest)
    nothing = f"Nothing matches “{esc(rest, 80)}”. Try part of the name or company, or `/lead mine`."
    await answer(visit, lead_list(f"Leads that match “{shortened(rest, 80)}”", found, nothing))


async def list_due(visit: Visit, rest: str) -> None:
    found = await visit.desk.read(follow_ups, visit.person)
    nothing = "No follow-ups in the next two weeks. I will write to you when the next one comes."
    await answer(visit, lead_list("Your follow-ups", found, nothing))
