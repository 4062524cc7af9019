"""The form behind Done: what came of a touch. Somebody who asked for sales leads on to the questions that are open."""

from contextlib import suppress

from bot.answers.look_up import questionnaire
from bot.answers.question_form import question_form
from bot.cadence.outcome import Outcome
from bot.lead.errors import HandoffError
from bot.nurture.done.form import done_form, drawn_for, is_complete, typed_touch
from bot.nurture.done.log import log_touch
from bot.nurture.done.look_up import to_note_done, was_noted
from bot.slack.ids import Action
from bot.slack.typed import number_in, text_of
from commands.busy import NOT_TO_BE_HAD
from commands.overview import redraw_beneath
from commands.visit import Visit


async def open_done(visit: Visit) -> None:
    if await visit.desk.read(was_noted, visit.person.team_id, visit.key):
        await visit.ack()
        return
    told = number_in(visit.drawn_from)
    await visit.open(done_form(await visit.desk.read(to_note_done, visit.person, visit.lead_id, told, visit.key)))
    await visit.ack()


async def choose_outcome(visit: Visit) -> None:
    """Ask for what the outcome needs; what was typed stays. If it is too late, whoever sends the form hears so."""
    if not is_complete(visit.typed, visit.value):
        with suppress(HandoffError, *NOT_TO_BE_HAD):
            sheet = await visit.desk.read(to_note_done, visit.person, visit.shown_id, *drawn_for(visit.metadata))
            await visit.redraw(str(visit.view.get("id")), done_form(sheet, visit.value), as_seen=True)
    await visit.ack()


async def submit_done(visit: Visit) -> None:
    (told, pressed), outcome = drawn_for(visit.metadata), text_of(visit.typed, Action.CHOOSE_OUTCOME)
    if outcome != Outcome.NO_ANSWER and not is_complete(visit.typed, outcome):
        sheet = await visit.desk.read(to_note_done, visit.person, visit.lead_id, told, pressed)
        await visit.draw_again(done_form(sheet, outcome), "This outcome asks for more, below.")
        return
    new = typed_touch(visit.view, visit.form)
    logged = await visit.desk.transact(log_touch, visit.person, visit.lead_id, new, visit.key, told)
    if logged and logged.asks:
        await visit.turn_to(question_form(await visit.desk.read(questionnaire, visit.person, visit.lead_id)))
        return
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)
