"""Snooze all: the follow-ups that are due, from `/lead due` or Home."""

from bot.lead.meanwhile import ChangedMeanwhileError
from bot.nurture.all_at_once.snooze_all import snooze_all, to_snooze_all
from bot.nurture.all_at_once.snooze_all_form import snooze_all_form
from bot.nurture.snooze_form import typed_day
from commands.overview import publish_home
from commands.visit import Visit


async def open_snooze_all(visit: Visit) -> None:
    await visit.open(snooze_all_form(await visit.desk.read(to_snooze_all, visit.person)))
    await visit.ack()


async def submit_snooze_all(visit: Visit) -> None:
    until = typed_day(visit.typed)
    try:
        await visit.desk.transact(snooze_all, visit.person, until, visit.drawn_from, visit.key)
    except ChangedMeanwhileError as problem:
        now = await visit.desk.read(to_snooze_all, visit.person)
        await visit.draw_again(snooze_all_form(now), problem.text)
        return
    await visit.ack()
    await publish_home(visit)
