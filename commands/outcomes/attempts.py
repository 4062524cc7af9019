"""Logging an attempt to reach a lead; one that reached them leads on to the conversation."""

from bot.conversations.form import conversation_form
from bot.conversations.look_up import to_log
from bot.engagement.meeting_forms import zone_named_in
from bot.outcomes.attempt_form import attempt_form, is_complete, typed_attempt
from bot.outcomes.attempts import Came
from bot.outcomes.log_attempt import called_to_log_attempt, log_attempt, to_log_attempt
from bot.outcomes.notes import attempt_by_you
from bot.outcomes.sheets import NewAttempt
from bot.outcomes.typed import read_attempt
from commands.outcomes.told import told_of
from commands.overview import redraw_beneath
from commands.visit import Visit


async def open_attempt(visit: Visit) -> None:
    await visit.open(attempt_form(await visit.desk.read(to_log_attempt, visit.person, visit.lead_id)))
    await visit.ack()


async def choose_came(visit: Visit) -> None:
    """Ask for the day if they want to be called back; what was typed stays."""
    if not is_complete(visit.typed, visit.value):
        sheet = await visit.desk.read(to_log_attempt, visit.person, visit.shown_id)
        await visit.redraw(str(visit.view.get("id")), attempt_form(sheet, visit.value), as_seen=True)
    await visit.ack()


async def submit_attempt(visit: Visit) -> None:
    new = typed_attempt(visit.typed, zone_named_in(visit.view))
    if not is_complete(visit.typed, new.came) and new.came == Came.CALL_BACK:
        sheet = await visit.desk.read(to_log_attempt, visit.person, visit.lead_id)
        await visit.draw_again(attempt_form(sheet, new.came), "This outcome asks for one more thing.")
        return
    logged = await visit.desk.transact(log_attempt, visit.person, visit.lead_id, new, visit.key)
    if logged and logged.attempt.came is Came.REACHED:
        learned = logged.attempt.note
        await visit.turn_to(conversation_form(await visit.desk.transact(to_log, visit.person, visit.lead_id, learned)))
        return
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def type_attempt(visit: Visit, rest: str) -> None:
    """Take `L-12 call no answer`; the number alone opens the form."""
    wanted, said = told_of(rest)
    if not wanted:
        await visit.ack(f"Which lead, how, and what came of it? {_EXAMPLE} `/lead mine` lists yours.")
        return
    sheet = await visit.desk.read(called_to_log_attempt, visit.person, wanted)
    if not said:
        await visit.open(attempt_form(sheet))
        await visit.ack()
        return
    typed = read_attempt(said, sheet.now.date())
    if typed.lacks:
        alone = f"`/lead attempt {sheet.lead.label}` alone opens the form."
        await visit.ack(f"*{sheet.lead.label}*: nothing was logged. {typed.lacks} {_EXAMPLE} {alone}")
        return
    day = typed.call_back.isoformat() if typed.call_back else ""
    made = NewAttempt(
        f"{sheet.now:%Y-%m-%d}", f"{sheet.now:%H:%M}", typed.channel, typed.came, day, typed.note, sheet.tz
    )
    logged = await visit.desk.transact(log_attempt, visit.person, sheet.lead.id, made, visit.key)
    if logged and logged.attempt.came is Came.REACHED:
        form = await visit.desk.transact(to_log, visit.person, sheet.lead.id, logged.attempt.note)
        await visit.open(conversation_form(form))
    await visit.ack(attempt_by_you(sheet.lead, logged.attempt) if logged else "")


_EXAMPLE = "For example: `/lead attempt L-12 call no answer`."
