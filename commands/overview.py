"""The Home tab, drawn whenever it is opened, and a greeting the first time."""

import logging
from typing import Any

from bot.lead.people import Person
from bot.no_answer import NO_ANSWER, slacks_word
from bot.overview.at_home.drawn import drawn
from bot.overview.at_home.home import home
from bot.overview.at_home.look_up import home as home_sheet
from bot.overview.at_home.seen import note_seen
from bot.overview.details_page import details_message, details_view
from bot.overview.due.list_due import follow_ups
from bot.overview.full_page import full_view
from bot.overview.list_leads import find, list_leads, mine
from bot.overview.lists import lead_list, list_view
from bot.overview.look_up import in_full, numbered, sheet
from bot.overview.pages import FullPart, turned_to
from bot.slack.blocks import Block, Message, section
from bot.slack.ids import View
from bot.slack.refusals import OF_EVERYTHING
from bot.slack.text import esc
from bot.slack.typed import drawn_from, id_in, number_in
from bot.workspace.leaving import doubt
from bot.workspace.settle_in import welcome
from commands.responses import answer, put_in_place
from commands.visit import Visit

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


async def refresh(visit: Visit) -> None:
    """Redraw Home, Details or a page of it after something was done there; a message is redrawn from the outbox."""
    if visit.in_home:
        await publish_home(visit, visit.metadata)
    elif visit.view.get("callback_id") == View.DETAILS:
        await redraw(visit, str(visit.view.get("id")), visit.shown_id)
    elif visit.view.get("callback_id") == View.FULL:
        await visit.redraw(str(visit.view.get("id")), await _page(visit, visit.metadata))
        await redraw_beneath(visit, visit.shown_id)


async def choose_on_home(visit: Visit) -> None:
    """Show one list alone on Home, or another page of it, or all lists again."""
    await visit.ack()
    await publish_home(visit, visit.value)


async def publish_home(visit: Visit, shown: str = "") -> None:
    """Draw Home anew, with the page of a list that is chosen there."""
    sheet = await visit.desk.read(home_sheet, visit.person, shown)
    view = home(sheet)
    try:
        told = await visit.client.views_publish(user_id=visit.person.user_id, view=view)
    except NO_ANSWER as problem:
        # It is drawn again the next time it is opened.
        code = slacks_word(problem)
        logger.warning("A Home tab was not drawn: %s", code or type(problem).__name__)
        if code in OF_EVERYTHING:
            await visit.desk.transact(doubt, visit.person.team_id, code)
    else:
        await visit.desk.transact(
            note_seen, visit.person, drawn(view, told.data if isinstance(told.data, dict) else {}), sheet.read_at
        )


def draw_home(tx: Any, team_id: str, user_id: str, shown: str) -> dict[str, Any]:
    """Draw somebody's Home from the record, with the page of a list that they chose there."""
    return home(home_sheet(tx, Person(team_id, user_id), shown))


async def show_details(visit: Visit) -> None:
    await visit.open(details_view(await visit.desk.read(sheet, visit.person, visit.lead_id)))
    await visit.ack()


async def redraw_beneath(visit: Visit, lead_id: int) -> bool:
    """Redraw Details under the form that was just submitted; False when the form stood alone."""
    if visit.beneath:
        await redraw(visit, visit.beneath, lead_id)
    return bool(visit.beneath)


async def redraw(visit: Visit, view_id: str, lead_id: int) -> None:
    await visit.redraw(view_id, details_view(await visit.desk.read(sheet, visit.person, lead_id)))


async def open_from_page(visit: Visit, view: Block) -> None:
    """Open a form; from a page that stands on Details, in its place: Slack stacks three windows, and the form
    leads back to Details."""
    if visit.view.get("callback_id") == View.FULL:
        await visit.redraw(str(visit.view.get("id")), view)
    else:
        await visit.open(view)


async def list_mine(visit: Visit, rest: str) -> None:
    await answer(visit, lead_list(await visit.desk.read(mine, visit.person)))


async def show_one(visit: Visit, rest: str) -> None:
    await answer(visit, details_message(await visit.desk.read(numbered, visit.person, rest)))


async def find_leads(visit: Visit, rest: str) -> None:
    if not rest:
        nothing = "What should I look for? For example: `/lead find acme`."
        await answer(visit, Message(nothing, [section(nothing)]))
        return
    found = await visit.desk.read(find, visit.person, rest)
    nothing = f"Nothing matches “{esc(rest, 80)}”. Try part of the name or company, or `/lead mine`."
    await answer(visit, lead_list(found, nothing))


async def list_due(visit: Visit, rest: str) -> None:
    await answer(visit, lead_list(await visit.desk.read(follow_ups, visit.person, 0, rest)))


async def turn_list(visit: Visit) -> None:
    """Show another page of a list where it stands: in its window, or in the message that holds it."""
    page = await visit.desk.read(list_leads, visit.person, *turned_to(visit.value))
    await visit.ack()
    if visit.in_modal:
        await visit.redraw(str(visit.view.get("id")), list_view(page))
    else:
        await put_in_place(visit, lead_list(page))


async def open_list(visit: Visit) -> None:
    """The whole of a list whose beginning Home shows."""
    await visit.open(list_view(await visit.desk.read(list_leads, visit.person, *turned_to(visit.value))))
    await visit.ack()


async def show_in_full(visit: Visit) -> None:
    """Show what Details cut short; its own buttons turn the page in the same window."""
    view = await _page(visit, visit.value)
    if visit.view.get("callback_id") == View.FULL:
        await visit.ack()
        await visit.redraw(str(visit.view.get("id")), view)
    else:
        await visit.open(view)
        await visit.ack()


async def _page(visit: Visit, drawn: str) -> Block:
    """Draw the page that a button, or the page itself, names: "12 answers 0"."""
    name, _, page = drawn_from(drawn).partition(" ")
    part = FullPart(name) if name in set(FullPart) else FullPart.NOTES
    at = number_in(page)
    return full_view(await visit.desk.read(in_full, visit.person, id_in(drawn), part, at), part, at)
