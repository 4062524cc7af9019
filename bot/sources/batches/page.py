"""The pages of batches: those of a source, or all; and one of them with the leads that are left of it."""

from bot.lead.lines import details_button, short_name
from bot.lead.record import Listed
from bot.slack.blocks import Block, actions, button, context, divider, modal, section
from bot.slack.ids import Action, View
from bot.slack.text import esc, moment, person
from bot.sources.batches.batch import Batch
from bot.sources.batches.lines import batch_name, became_line, costs, left_line
from bot.sources.batches.sheet import PAGE, BatchesSheet, BatchSheet

_ABOUT = (
    "A batch is leads of one source that came together: a list, a fair, a mailing. While a batch is named, new leads "
    "of the source join it, and you see whether all of them get a look, or only the best."
)


def batches_page(sheet: BatchesSheet) -> Block:
    """List batches, the newest first, with what became of each."""
    source, blocks = sheet.source, []
    if source.id:
        current = next((each for each in sheet.batches if each.id == source.batch_id), None)
        joins = f" New leads of it join {batch_name(current)}." if current else ""
        blocks += [section(f"*{esc(source.name, 150)}*{joins}")]
        if sheet.may_name:
            blocks.append(actions(button("New batch", Action.NEW_BATCH, source.id)))
    else:
        blocks.append(section("The batches of all sources, the newest first."))
    rows = [_row(sheet, batch) for batch in sheet.batches]
    nothing = "None yet." if source.id else "None yet. `/lead batches` with a source's name is where one begins."
    blocks += [divider(), *(rows or [section(nothing)]), *_turning(sheet), context(_ABOUT)]
    return modal(View.BATCHES, "Batches", blocks, metadata=str(source.id))


def _row(sheet: BatchesSheet, batch: Batch) -> Block:
    became, source = sheet.became[batch.id], sheet.sources.get(batch.source_id)
    name = batch_name(batch, None if sheet.source.id else source)
    lines = [f"{name} · since {moment(batch.at)}", became_line(became), costs(batch, became)]
    picked = ":hourglass: The best seem to be picked, and the rest left." if became.looks_picked else ""
    return section("\n".join(filter(None, [*lines, picked])), button("Show", Action.SHOW_BATCH, batch.id))


def _turning(sheet: BatchesSheet) -> list[Block]:
    last = sheet.skipped + len(sheet.batches)
    buttons = []
    if sheet.skipped:
        buttons.append(_turn("Newer", "newer", sheet.source.id, max(sheet.skipped - PAGE, 0)))
    if last < sheet.total:
        buttons.append(_turn("Older", "older", sheet.source.id, last))
    said = f"{sheet.skipped + 1} to {last} of {sheet.total:,}"
    return [context(said), actions(*buttons)] if buttons else []


def _turn(label: str, way: str, of: int, skip: int) -> Block:
    return button(label, f"{Action.BATCHES}:{way}", f"{of} {skip}")


def batch_page(sheet: BatchSheet) -> Block:
    """Draw one batch: what became of its leads, what each accepted one cost, and those that are left."""
    batch, became = sheet.batch, sheet.became
    named = f"Named by {person(batch.by)}, {moment(batch.at)}."
    joins = " New leads of the source join it." if sheet.joins else ""
    said = [f"{batch_name(batch, sheet.source)}. {named}{joins}", became_line(became), costs(batch, became)]
    said.append(f"{person(batch.settled_by)} leaves it as it is." if batch.settled_by else "")
    blocks = [section("\n".join(filter(None, said))), *_buttons(sheet)]
    if left := left_line(became):
        blocks.append(section(left))
    blocks += [divider(), *(_left(lead) for lead in sheet.untouched)]
    if not became.untouched:
        blocks.append(section("Sales has left none of its leads untouched."))
    return modal(View.BATCH, "Batch", [*blocks, *_turning_left(sheet)], metadata=str(batch.id))


def _buttons(sheet: BatchSheet) -> list[Block]:
    every = button("All batches", Action.BATCHES, sheet.source.id)
    if not sheet.may_name:
        return [actions(every)]
    stop = [button("No more leads", Action.STOP_BATCH, sheet.batch.id)] if sheet.joins else []
    return [actions(button("Name and cost", Action.CHANGE_BATCH, sheet.batch.id), *stop, every)]


def _left(lead: Listed) -> Block:
    whose = f" · {person(lead.owner)}" if lead.owner else ""
    return section(f"{short_name(lead)} · untouched since {moment(lead.stage_at)}{whose}", details_button(lead))


def _turning_left(sheet: BatchSheet) -> list[Block]:
    last, total = sheet.skipped + len(sheet.untouched), sheet.became.untouched
    buttons = []
    if sheet.skipped:
        buttons.append(_turn_left("Earlier", "earlier", sheet, max(sheet.skipped - PAGE, 0)))
    if last < total:
        buttons.append(_turn_left("Next", "next", sheet, last))
    return [context(f"{sheet.skipped + 1} to {last} of {total:,} untouched"), actions(*buttons)] if buttons else []


def _turn_left(label: str, way: str, sheet: BatchSheet, skip: int) -> Block:
    return button(label, f"{Action.SHOW_BATCH}:{way}", f"{sheet.batch.id} {skip}")
