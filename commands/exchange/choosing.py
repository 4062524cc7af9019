"""The preview of an import: switching what its columns become, and loading it."""

from collections.abc import Mapping
from typing import Any

from bot.exchange.load.errors import StaleChoiceError
from bot.exchange.windows.form import under_way_view
from bot.exchange.windows.go_ahead import go_ahead, switch
from bot.exchange.windows.look_up import NotReadThatWayError, count_again, to_preview
from bot.exchange.windows.preview import preview
from bot.exchange.windows.said_once import typed_choices
from bot.exchange.windows.words import NOTHING
from bot.slack.again import drawn_again
from bot.slack.blocks import Block, context
from bot.slack.text import esc
from bot.slack.typed import number_in
from commands.afterwards import afterwards
from commands.visit import Visit

_QUICK = 500
"""Rows that are counted again before anybody could read that they are."""


async def choose_column(visit: Visit) -> None:
    """Have a column become something else."""
    at = str(visit.action.get("action_id")).partition(":")[2]
    target = "" if visit.value == NOTHING else visit.value
    found = await visit.desk.read(to_preview, visit.person, visit.shown_id)
    await _switch(visit, {"targets": {**(found.imp.chosen.get("targets") or {}), at: target}})


async def choose_dates(visit: Visit) -> None:
    await _switch(visit, {"day_first": visit.value == "day"})


async def choose_encoding(visit: Visit) -> None:
    await _switch(visit, {"encoding": visit.value})


async def choose_table(visit: Visit) -> None:
    """Read another table of the file: its columns are others."""
    await _switch(visit, {"table": number_in(visit.value), "targets": {}})


async def turn_columns(visit: Visit) -> None:
    """Show other columns of the file; what was filled in stays."""
    found = await visit.desk.read(to_preview, visit.person, visit.shown_id)
    if found.summary:
        view = preview(found.imp, found.summary, found.questions, number_in(visit.value))
        await visit.redraw(str(visit.view.get("id")), view)
    await visit.ack()


async def _switch(visit: Visit, change: Mapping[str, Any]) -> None:
    """Say that it is being counted, where that takes a while, and show the new numbers."""
    found = await visit.desk.read(to_preview, visit.person, visit.shown_id)
    view_id, page = str(visit.view.get("id")), _page(visit)
    if found.summary and found.summary.rows > _QUICK:
        await visit.redraw(view_id, preview(found.imp, found.summary, found.questions, page, counting=True))
    await visit.ack()
    afterwards(count_and_show(visit, found.imp.id, change, view_id, page))


async def count_and_show(visit: Visit, import_id: int, change: Mapping[str, Any], view_id: str, page: int) -> None:
    """Look the file through again, keep what was chosen, and redraw the window."""
    found = await visit.desk.read(to_preview, visit.person, import_id)
    chosen = {**found.imp.chosen, **change}
    try:
        summary = await visit.desk.read(count_again, visit.person, import_id, chosen)
    except NotReadThatWayError as problem:
        if found.summary:
            view = preview(found.imp, found.summary, found.questions, page)
            await visit.redraw(view_id, _with_note(view, problem.text))
        return
    if summary is not None:
        imp = await visit.desk.transact(switch, visit.person, import_id, chosen, summary, f"{visit.key}:switch")
        await visit.redraw(view_id, preview(imp, summary, found.questions, page))


async def submit_preview(visit: Visit) -> None:
    """Load the file, if the preview is its newest; else show the newest, with what was filled in."""
    version, said = number_in(visit.drawn_from.partition(" ")[0]), typed_choices(visit.typed)
    try:
        imp = await visit.desk.transact(go_ahead, visit.person, visit.number, version, said, visit.key)
    except StaleChoiceError:
        found = await visit.desk.read(to_preview, visit.person, visit.number)
        if found.summary is None:
            raise
        why = "Something was changed in this preview since it was drawn. Nothing was loaded; this is how it stands now."
        view = preview(found.imp, found.summary, found.questions, _page(visit))
        await visit.turn_to(drawn_again(view, visit.view, why))
        return
    words = (
        f":hourglass_flowing_sand: *{esc(imp.name, 150)}* is being loaded. You can close this: my message to you shows "
        "how far it is."
    )
    await visit.turn_to(under_way_view(imp, words))


def _page(visit: Visit) -> int:
    return number_in(visit.metadata.rpartition(" ")[2])


def _with_note(view: Block, note: str) -> Block:
    return view | {"blocks": [context(f":warning: {note}"), *view["blocks"]]}
