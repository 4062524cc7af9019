"""The help on numbers: what each of them counts."""

from bot.numbers.look_up import zone_of_numbers
from bot.numbers.page import numbers_page
from commands.responses import answer
from commands.visit import Visit


async def explain_numbers(visit: Visit, rest: str) -> None:
    await answer(visit, numbers_page(await visit.desk.read(zone_of_numbers, visit.person)))
