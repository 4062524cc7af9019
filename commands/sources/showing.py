"""`/lead sources`: the list, one source, changing it, merging it with another."""

from bot.lead.meanwhile import ChangedMeanwhileError
from bot.slack.blocks import Block
from bot.slack.ids import View
from bot.slack.typed import id_in, number_in, text_of
from bot.sources.change_source import change_source, to_change_source
from bot.sources.form import merging_form, source_choices, source_form, which_source_form
from bot.sources.look_up import list_sources, source_sheet, sources_to_choose
from bot.sources.merge_sources import FIELD, both_sources, merge_sources
from bot.sources.page import sources_page
from bot.sources.sheets import ALL
from bot.sources.source_page import source_page
from commands.responses import is_the_third, show_beneath, show_page
from commands.visit import Visit


async def type_sources(visit: Visit, rest: str) -> None:
    """Open the list, of those that match what was typed."""
    await visit.open(sources_page(await visit.desk.read(list_sources, visit.person, ALL, rest)))
    await visit.ack()


async def submit_find(visit: Visit) -> None:
    """Show those that match what was typed, in the same window."""
    wanted, shown = text_of(visit.typed, "find"), visit.metadata.partition(" ")[2]
    await visit.turn_to(sources_page(await visit.desk.read(list_sources, visit.person, shown, wanted)))


async def choose_filter(visit: Visit) -> None:
    await _turn(visit, text_of(visit.form.shown, "find"), 0, visit.value)


async def press_turn(visit: Visit) -> None:
    await _turn(visit, text_of(visit.form.shown, "find"), visit.number)


async def _turn(visit: Visit, wanted: str, skip: int, chosen: str = "") -> None:
    shown = chosen or visit.metadata.partition(" ")[2]
    page = await visit.desk.read(list_sources, visit.person, shown, wanted, skip)
    await visit.ack()
    await visit.redraw(str(visit.view.get("id")), sources_page(page))


async def open_source(visit: Visit) -> None:
    await visit.open(await _page(visit, visit.number))
    await visit.ack()


async def _page(visit: Visit, source_id: int) -> Block:
    return source_page(await visit.desk.read(source_sheet, visit.person, source_id))


async def refresh_source(visit: Visit, source_id: int) -> None:
    """Draw the page anew where something was pressed on it."""
    if visit.view.get("callback_id") == View.SOURCE:
        await show_page(visit, await _page(visit, source_id), View.SOURCE)


async def open_change(visit: Visit) -> None:
    await visit.open(source_form(await visit.desk.read(to_change_source, visit.person, visit.number)))
    await visit.ack()


async def submit_change(visit: Visit) -> None:
    try:
        await visit.desk.transact(change_source, visit.person, visit.number, visit.form, visit.key)
    except ChangedMeanwhileError as problem:
        now = await visit.desk.read(to_change_source, visit.person, visit.number)
        await visit.draw_again(source_form(now), problem.text)
    else:
        await show_beneath(visit, await _page(visit, visit.number))


async def open_merge(visit: Visit) -> None:
    await visit.open(which_source_form(await visit.desk.read(to_change_source, visit.person, visit.number)))
    await visit.ack()


async def suggest_sources(visit: Visit) -> None:
    typed = str(visit.body.get("value") or "")
    found = await visit.desk.read(sources_to_choose, visit.person, visit.shown_id, typed)
    await visit.ack(**source_choices(list(found)))


async def submit_which(visit: Visit) -> None:
    """Show both side by side: on top of the form, or in its place where Slack stacks no more."""
    other = number_in(text_of(visit.typed, FIELD))
    sheet = await visit.desk.read(both_sources, visit.person, visit.number, other)
    await visit.ack(response_action="update" if is_the_third(visit.view) else "push", view=merging_form(sheet))


async def submit_merging(visit: Visit) -> None:
    """Merge the two, and show what they are now in the place of what was sent."""
    other, _, seen = visit.drawn_from.partition(" ")
    asked = (visit.person, visit.number, id_in(other))
    try:
        kept = await visit.desk.transact(merge_sources, *asked, seen, visit.key)
    except ChangedMeanwhileError as problem:
        await visit.draw_again(merging_form(await visit.desk.read(both_sources, *asked)), problem.text)
    else:
        await visit.turn_to(await _page(visit, kept.id))
