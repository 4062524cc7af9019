"""A second marketer's review: pass the lead to sales, or send it back with what to put right."""

from bot.judging.review.decide import pass_to_sales, send_back, to_send_back
from bot.judging.review.remind import ask_once_more
from bot.judging.review.send_back_form import send_back_form
from bot.slack.typed import text_of, words_of
from commands.overview import refresh
from commands.visit import Visit


async def press_pass(visit: Visit) -> None:
    await visit.desk.transact(pass_to_sales, visit.person, visit.number, visit.key)
    await visit.ack()
    await refresh(visit)


async def open_send_back(visit: Visit) -> None:
    await visit.open(send_back_form(await visit.desk.read(to_send_back, visit.person, visit.number)))
    await visit.ack()


async def submit_send_back(visit: Visit) -> None:
    fix, note = words_of(visit.typed, "fix"), text_of(visit.typed, "note")
    await visit.desk.transact(send_back, visit.person, visit.number, fix, note, visit.key)
    await visit.ack()


async def press_ask_again(visit: Visit) -> None:
    await visit.desk.transact(ask_once_more, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    await refresh(visit)
