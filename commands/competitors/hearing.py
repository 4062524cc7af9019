"""`/lead competitor Acme Rival`: somebody heard that a competitor is active."""

from bot.competitors.notes import stirred
from bot.competitors.stir import stir
from commands.visit import Visit


async def type_competitor(visit: Visit, rest: str) -> None:
    found = await visit.desk.transact(stir, visit.person, rest, visit.key)
    await visit.ack(stirred(found))
