"""Showing how leads are routed: the page in the settings, why a lead went where it went, the log, and a dry run."""

from bot.lead.access import standing_of
from bot.lead.meanwhile import SeenEarlierError
from bot.lead.people import Act, entitled
from bot.promises.settle_away import settle_away
from bot.routing.draft import discard_draft, look_at_routing, put_in_force
from bot.routing.look_up import route_called, route_of, routing_log, whose_turns
from bot.routing.rules.rulebook import WhenAway
from bot.routing.try_out import try_out
from bot.routing.views.lists import log_view, route_message, route_view, trial_view, turns_message
from bot.routing.views.page import routing_page
from bot.slack.ids import View
from bot.slack.typed import drawn_from
from commands.responses import answer, show_page
from commands.visit import Visit


async def open_routing(visit: Visit) -> None:
    await show_page(visit, routing_page(await visit.desk.read(look_at_routing, visit.person)), View.ROUTING)
    await visit.ack()


async def press_in_force(visit: Visit) -> None:
    """Put in force what the page shows; if that is not what it was drawn from any more, redraw it."""
    try:
        sheet = await visit.desk.transact(put_in_force, visit.person, visit.key, drawn_from(visit.metadata))
    except SeenEarlierError:
        await open_routing(visit)
        raise
    await show_page(visit, routing_page(sheet), View.ROUTING)
    await visit.ack()


async def press_discard(visit: Visit) -> None:
    sheet = await visit.desk.transact(discard_draft, visit.person, visit.key)
    await show_page(visit, routing_page(sheet), View.ROUTING)
    await visit.ack()


async def press_try(visit: Visit) -> None:
    """Show who would have got the leads of the last weeks."""
    await show_page(visit, trial_view(await visit.desk.read(try_out, visit.person, visit.number)), View.ROUTE_LIST)
    await visit.ack()


async def open_log(visit: Visit) -> None:
    await show_page(visit, log_view(await visit.desk.read(routing_log, visit.person, visit.number)), View.ROUTE_LIST)
    await visit.ack()


async def show_route(visit: Visit) -> None:
    await visit.open(route_view(await visit.desk.read(route_of, visit.person, visit.lead_id)))
    await visit.ack()


async def type_route(visit: Visit, rest: str) -> None:
    """Tell how a lead was routed, or without one whose turn is next."""
    if rest:
        await answer(visit, route_message(await visit.desk.read(route_called, visit.person, rest)))
        return
    roles, _ = await visit.desk.read(standing_of, visit.person)
    sheet = await visit.desk.read(whose_turns, visit.person)
    await answer(visit, turns_message(sheet, manages=entitled(roles, Act.CONFIGURE)))


async def press_when_away(visit: Visit) -> None:
    """Do with a lead whose rep is away what was pressed: "when_away:wait"."""
    how = WhenAway(str(visit.action.get("action_id")).rpartition(":")[2])
    await visit.desk.transact(settle_away, visit.person, visit.number, how, visit.key)
    await visit.ack()
