"""Pause, Resume and how the time counts; and the terms of promises in the settings."""

from collections.abc import Mapping

from bot.lead.meanwhile import ChangedMeanwhileError
from bot.promises.configure import configure_terms, terms
from bot.promises.forms import counted_view, pause_form, terms_form, typed_pause
from bot.promises.notes import list_of_paused, paused, resumed
from bot.promises.pause import all_paused, explained, pause, pause_called, resume, resume_called, to_pause
from bot.promises.typed_pause import read_pause
from bot.slack.ids import Action, View
from commands.dispatch import Listener
from commands.overview import redraw_beneath, refresh
from commands.responses import answer
from commands.visit import Visit


async def open_pause(visit: Visit) -> None:
    await visit.open(pause_form(*await visit.desk.read(to_pause, visit.person, visit.lead_id)))
    await visit.ack()


async def submit_pause(visit: Visit) -> None:
    until, reason = typed_pause(visit.typed)
    await visit.desk.transact(pause, visit.person, visit.lead_id, until, reason, visit.key)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def press_resume(visit: Visit) -> None:
    lead, due_at = await visit.desk.transact(resume, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    await refresh(visit)
    if not visit.in_modal:
        await visit.tell(resumed(lead, due_at))


async def show_how_counted(visit: Visit) -> None:
    await visit.open(counted_view(*await visit.desk.read(explained, visit.person, visit.lead_id)))
    await visit.ack()


async def type_pause(visit: Visit, rest: str) -> None:
    typed = read_pause(rest)
    lead, ends_at = await visit.desk.transact(pause_called, visit.person, typed, visit.key)
    await visit.ack(paused(lead, ends_at))


async def type_resume(visit: Visit, rest: str) -> None:
    lead, due_at = await visit.desk.transact(resume_called, visit.person, rest, visit.key)
    await visit.ack(resumed(lead, due_at))


async def list_paused(visit: Visit, rest: str) -> None:
    await answer(visit, list_of_paused(*await visit.desk.read(all_paused, visit.person)))


async def open_terms(visit: Visit) -> None:
    await visit.open(terms_form(await visit.desk.read(terms, visit.person)))
    await visit.ack()


async def submit_terms(visit: Visit) -> None:
    try:
        await visit.desk.transact(configure_terms, visit.person, visit.form, visit.key)
    except ChangedMeanwhileError as problem:
        await visit.draw_again(terms_form(await visit.desk.read(terms, visit.person)), problem.text)
    else:
        await visit.ack()


SUBMISSIONS: Mapping[str, Listener] = {View.PAUSE: submit_pause, View.PROMISES: submit_terms}
BUTTONS: Mapping[str, Listener] = {
    Action.PAUSE: open_pause,
    Action.RESUME: press_resume,
    Action.HOW_COUNTED: show_how_counted,
    Action.PROMISES: open_terms,
}
