"""Lifting the probation of a source, with a reason."""

from bot.slack.typed import text_of
from bot.sources.probation.lift import lift, to_lift
from bot.sources.probation.lift_form import lift_form
from commands.visit import Visit


async def open_lift(visit: Visit) -> None:
    await visit.open(lift_form(*await visit.desk.read(to_lift, visit.person, visit.number)))
    await visit.ack()


async def submit_lift(visit: Visit) -> None:
    await visit.desk.transact(lift, visit.person, visit.number, text_of(visit.typed, "reason"), visit.key)
    await visit.ack()
