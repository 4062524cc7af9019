"""Importing leads: the form for a file, a file dropped into the DM, and the message about it."""

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.exchange.load.job import State
from bot.exchange.load.propose import propose
from bot.exchange.load.start import cancel
from bot.exchange.load.undo import undo
from bot.exchange.windows.form import ENDINGS, FILE, NO_PERMISSION, import_form, waiting_view
from bot.exchange.windows.look_up import stands, to_import, to_preview
from bot.exchange.windows.no_leads import no_leads
from bot.exchange.windows.preview import preview
from bot.no_answer import NO_ANSWER, slacks_word
from bot.slack.blocks import Message, sections
from bot.slack.given_files import Given, files_in, given_in
from commands.afterwards import afterwards
from commands.exchange.choosing import count_and_show
from commands.responses import answer
from commands.visit import FormNotOpenedError, Visit

_LOOKS, _APART = 100, 0.3  # seconds between looks whether the file is there


async def type_import(visit: Visit, rest: str) -> None:
    """Open the form; without the permission to read files, say who can give it."""
    if await _opens(visit):
        await visit.ack()
    else:
        await answer(visit, Message(NO_PERMISSION, sections(NO_PERMISSION)))


async def press_import(visit: Visit) -> None:
    """Open the form from Home, and say the same without the permission."""
    if not await _opens(visit):
        await visit.tell(NO_PERMISSION)
    await visit.ack()


async def _opens(visit: Visit) -> bool:
    """Open the form; False if Baton may not read files."""
    await visit.desk.read(to_import, visit.person)
    try:
        await visit.open(import_form())
    except FormNotOpenedError as problem:
        if problem.code != "missing_scope" and await _may_read_files(visit):
            raise
        return False
    return True


async def _may_read_files(visit: Visit) -> bool:
    """Ask Slack about a file that does not exist: what it says tells whether Baton may ask."""
    try:
        async with asyncio.timeout(1):
            await visit.client.files_info(file="F0")
    except NO_ANSWER as problem:
        return slacks_word(problem) != "missing_scope"
    return True


async def submit_file(visit: Visit) -> None:
    """Take the file in; its preview takes the window's place as soon as it is there."""
    [given] = files_in(visit.view, FILE)[:1] or [Given("", "", 0, "")]
    args = (given.id, given.name, given.size, visit.key, {"address": given.address})
    imp = await visit.desk.transact(propose, visit.person, *args)
    await visit.turn_to(waiting_view(imp))
    afterwards(_show_when_there(visit, imp.id))


async def _show_when_there(visit: Visit, import_id: int) -> None:
    for _ in range(_LOOKS):
        await asyncio.sleep(_APART)
        found = await visit.desk.read(stands, visit.person, import_id)
        if found.imp.state is State.FETCHING and not found.imp.error:
            continue
        if found.imp.state is State.PROPOSED and found.summary:
            await visit.redraw(str(visit.view.get("id")), preview(found.imp, found.summary, found.questions))
        return


async def hear_files(visit: Visit, event: Mapping[str, Any]) -> bool:
    """Take in the files of a message in the DM; returns whether there were any, which is all that it then says."""
    given = given_in(event)
    if not given or event.get("thread_ts"):
        return False
    await visit.desk.read(to_import, visit.person)
    for at, file in enumerate(given):
        if file.ending in ENDINGS:
            await visit.desk.transact(propose, visit.person, file.id, file.name, file.size, f"{visit.key}:{at}")
    others = [file.name for file in given if file.ending not in ENDINGS]
    if others:
        await visit.tell_later(no_leads(others))
    return True


async def press_cancel(visit: Visit) -> None:
    await visit.desk.transact(cancel, visit.person, visit.number, visit.key)
    await visit.ack()


async def press_undo(visit: Visit) -> None:
    await visit.desk.transact(undo, visit.person, visit.number, visit.key)
    await visit.ack()


async def open_preview(visit: Visit) -> None:
    """Open the preview from the message, as it stands now."""
    found = await visit.desk.read(to_preview, visit.person, visit.number)
    if found.summary:
        await visit.open(preview(found.imp, found.summary, found.questions))
    else:
        view_id = await visit.open(waiting_view(found.imp))
        afterwards(count_and_show(visit, found.imp.id, {}, view_id, 0))
    await visit.ack()
