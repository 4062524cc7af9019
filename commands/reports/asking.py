"""`/lead report 2026-Q4`: the digest's numbers over other days, with a file of the leads counted."""

from bot.reports.ask import ask
from bot.reports.notes import asked
from commands.visit import Visit


async def type_report(visit: Visit, rest: str) -> None:
    await visit.ack(asked(await visit.desk.transact(ask, visit.person, rest, visit.key)))
