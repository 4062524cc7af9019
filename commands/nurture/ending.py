"""Deciding about a lead after nine months: it is nurtured again, or closed with a reason."""

from bot.nurture.ends.decide import end, nurture_again, to_decide
from bot.nurture.ends.forms import again_form, end_form
from bot.nurture.ends.reasons import NOTE, REASON, TRACK
from bot.slack.typed import number_in, text_of
from commands.overview import redraw_beneath
from commands.visit import Visit


async def open_again(visit: Visit) -> None:
    told = number_in(visit.drawn_from)
    await visit.open(again_form(await visit.desk.read(to_decide, visit.person, visit.lead_id, told)))
    await visit.ack()


async def submit_again(visit: Visit) -> None:
    track, told = text_of(visit.typed, TRACK), number_in(visit.drawn_from)
    await visit.desk.transact(nurture_again, visit.person, visit.lead_id, track, visit.key, told)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def open_end(visit: Visit) -> None:
    told = number_in(visit.drawn_from)
    await visit.open(end_form(await visit.desk.read(to_decide, visit.person, visit.lead_id, told)))
    await visit.ack()


async def submit_end(visit: Visit) -> None:
    reason, note = text_of(visit.typed, REASON), text_of(visit.typed, NOTE)
    told = number_in(visit.drawn_from)
    await visit.desk.transact(end, visit.person, visit.lead_id, reason, note, visit.key, told)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)
