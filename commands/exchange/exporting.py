"""`/lead export`: leads as a file, chosen in words or in a form; `/lead card L-12`: one for an address book."""

import asyncio
from collections.abc import Mapping
from time import monotonic

from bot.exchange.export.ask import ask_card, ask_card_of, ask_export
from bot.exchange.export.form import (
    chosen_in,
    confirmed_in,
    contacts_form,
    export_form,
    problems_in,
    source_choices,
)
from bot.exchange.export.log_lines import log_view
from bot.exchange.export.look_up import chosen, chosen_in_words, count_some, export_log, sources_to_export
from bot.exchange.export.notes import asked, asked_card
from bot.exchange.export.sheets import Chosen
from bot.exchange.export.wanted import Wanted
from bot.slack.blocks import Block, note_view
from bot.slack.ids import Action, View
from commands.dispatch import Listener
from commands.visit import Visit

_COUNTS_FOR = 0.8  # seconds, of the three in which Slack wants its answer


async def type_export(visit: Visit, rest: str) -> None:
    """Open the form, or export what was typed: people are read as Slack hands them over, not by their names."""
    if rest.lower() == "log":
        await visit.open(log_view(await visit.desk.read(export_log, visit.person)))
        await visit.ack()
    elif not rest:
        await visit.open(export_form(await visit.desk.read(chosen, visit.person, Wanted())))
        await visit.ack()
    else:
        _, _, typed = str(visit.body.get("text") or "").strip().partition(" ")
        sheet = await visit.desk.read(chosen_in_words, visit.person, typed.strip())
        if sheet.wanted.contact:
            await visit.open(await _question(visit, sheet))
            await visit.ack()
        else:
            await visit.desk.transact(ask_export, visit.person, sheet.wanted, visit.key)
            await visit.ack(asked(sheet))


async def submit_export(visit: Visit) -> None:
    """Export what was chosen; with contact details, ask first."""
    wanted = chosen_in(visit.typed)
    if wrong := problems_in(wanted):
        await visit.ack(response_action="errors", errors=wrong)
        return
    sheet = await visit.desk.read(chosen, visit.person, wanted)
    if wanted.contact:
        await visit.turn_to(await _question(visit, sheet))
    else:
        await _export(visit, sheet)


async def submit_contacts(visit: Visit) -> None:
    await _export(visit, await visit.desk.read(chosen, visit.person, confirmed_in(visit.drawn_from)))


async def suggest_sources(visit: Visit) -> None:
    found = await visit.desk.read(sources_to_export, visit.person, str(visit.body.get("value") or ""))
    await visit.ack(**source_choices(list(found)))


async def type_card(visit: Visit, rest: str) -> None:
    await visit.ack(asked_card(await visit.desk.transact(ask_card, visit.person, rest, visit.key)))


async def press_card(visit: Visit) -> None:
    """Send the card of the lead whose Details are open."""
    lead = await visit.desk.transact(ask_card_of, visit.person, visit.lead_id, visit.key)
    await visit.open(note_view("Contact card", asked_card(lead)))
    await visit.ack()


async def _export(visit: Visit, sheet: Chosen) -> None:
    await visit.desk.transact(ask_export, visit.person, sheet.wanted, visit.key)
    await visit.turn_to(note_view("Export", asked(sheet), close="Close"))


async def _question(visit: Visit, sheet: Chosen) -> Block:
    """Count whom it is about, as far as there is time for that, and ask."""
    until, count, after = monotonic() + _COUNTS_FOR, 0, 0
    while True:
        found, after = await visit.desk.read(count_some, visit.person, sheet.wanted, after)
        count += found
        if not after or monotonic() > until:
            return contacts_form(sheet, count, more=after > 0)
        await asyncio.sleep(0)


SUBMISSIONS: Mapping[str, Listener] = {View.EXPORT: submit_export, View.EXPORT_CONTACTS: submit_contacts}
BUTTONS: Mapping[str, Listener] = {Action.SEND_CARD: press_card}
MENUS: Mapping[str, Listener] = {Action.EXPORT_SOURCE: suggest_sources}
