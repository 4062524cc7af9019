"""Batches: their pages, naming and changing them, and leaving one as it is."""

from collections.abc import Mapping

from bot.slack.blocks import Block
from bot.slack.ids import Action, View
from bot.slack.typed import number_in, text_of
from bot.sources.batches.forms import batch_form, new_batch_form
from bot.sources.batches.look_at_batches import leave_batch
from bot.sources.batches.look_up import batches_called, batches_of, look_at_batch
from bot.sources.batches.name_batch import change_batch, fields_of, name_batch, stop_batch, to_change, to_name
from bot.sources.batches.notes import settled
from bot.sources.batches.page import batch_page, batches_page
from commands.dispatch import Listener
from commands.responses import put_in_place
from commands.visit import Visit


async def type_batches(visit: Visit, rest: str) -> None:
    """Open the batches of the source that was typed, or of all."""
    await visit.open(batches_page(await visit.desk.read(batches_called, visit.person, rest)))
    await visit.ack()


async def _turn_to(visit: Visit, page: Block) -> None:
    """Turn to the page in the open window: pages on top of each other, with a form, are more than Slack takes."""
    if visit.in_modal:
        await visit.redraw(str(visit.view.get("id")), page)
    else:
        await visit.open(page)


async def open_batches(visit: Visit) -> None:
    """Open the batches of a source, or turn to another page of them."""
    skip = number_in(visit.drawn_from)
    await _turn_to(visit, batches_page(await visit.desk.read(batches_of, visit.person, visit.number, skip)))
    await visit.ack()


async def open_batch(visit: Visit) -> None:
    """Open a batch, or turn to others of the leads that are left of it."""
    skip = number_in(visit.drawn_from)
    await _turn_to(visit, batch_page(await visit.desk.read(look_at_batch, visit.person, visit.number, skip)))
    await visit.ack()


async def open_new_batch(visit: Visit) -> None:
    await visit.open(new_batch_form(await visit.desk.read(to_name, visit.person, visit.number)))
    await visit.ack()


async def submit_new_batch(visit: Visit) -> None:
    """Make it, and show it on the page beneath."""
    typed = text_of(visit.typed, "name"), text_of(visit.typed, "cost")
    await visit.desk.transact(name_batch, visit.person, visit.number, *typed, visit.key)
    if visit.beneath:
        await visit.redraw(visit.beneath, batches_page(await visit.desk.read(batches_of, visit.person, visit.number)))
    await visit.ack()


async def open_change(visit: Visit) -> None:
    batch = await visit.desk.read(to_change, visit.person, visit.number)
    await visit.open(batch_form(batch, fields_of(batch)))
    await visit.ack()


async def submit_change(visit: Visit) -> None:
    """Save what was changed; somebody else's change meanwhile is shown first."""
    batch = await visit.desk.read(to_change, visit.person, visit.number)
    if visit.form.clashes(fields_of(batch)):
        why = "Somebody changed this batch meanwhile. Send it once more to have it as it is here."
        await visit.draw_again(batch_form(batch, fields_of(batch)), why)
        return
    await visit.desk.transact(change_batch, visit.person, batch.id, visit.form.changed, visit.key)
    if visit.beneath:
        await visit.redraw(visit.beneath, batch_page(await visit.desk.read(look_at_batch, visit.person, batch.id)))
    await visit.ack()


async def press_stop(visit: Visit) -> None:
    await visit.desk.transact(stop_batch, visit.person, visit.number, visit.key)
    await _turn_to(visit, batch_page(await visit.desk.read(look_at_batch, visit.person, visit.number)))
    await visit.ack()


async def press_leave(visit: Visit) -> None:
    """Leave it as it is, and say so where the message was."""
    batch = await visit.desk.transact(leave_batch, visit.person, visit.number, visit.key)
    sheet = await visit.desk.read(look_at_batch, visit.person, batch.id)
    await put_in_place(visit, settled(sheet.batch, sheet.source, visit.person.user_id))
    await visit.ack()


BUTTONS: Mapping[str, Listener] = {
    Action.BATCHES: open_batches,
    f"{Action.BATCHES}:": open_batches,
    Action.SHOW_BATCH: open_batch,
    f"{Action.SHOW_BATCH}:": open_batch,
    Action.NEW_BATCH: open_new_batch,
    Action.CHANGE_BATCH: open_change,
    Action.STOP_BATCH: press_stop,
    Action.LEAVE_BATCH: press_leave,
}

SUBMISSIONS: Mapping[str, Listener] = {View.NEW_BATCH: submit_new_batch, View.CHANGE_BATCH: submit_change}
