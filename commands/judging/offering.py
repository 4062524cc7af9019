"""Offering a lead to sales despite the definition: a manager gives a reason."""

from bot.judging.offer_anyway import mark, offer_anyway, to_offer_anyway
from bot.judging.offer_anyway_form import offer_anyway_form
from bot.judging.recall import discard, recall
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.slack.blocks import Block
from commands.intake import edit
from commands.overview import redraw_beneath, refresh
from commands.visit import Visit


async def open_offer_anyway(visit: Visit) -> None:
    await visit.open(await _form(visit))
    await visit.ack()


async def _form(visit: Visit) -> Block:
    lead, found = await visit.desk.read(to_offer_anyway, visit.person, visit.lead_id)
    return offer_anyway_form(lead, found, mark(lead, found))


async def submit_offer_anyway(visit: Visit) -> None:
    reason = str(visit.typed.get("reason") or "")
    seen = visit.drawn_from
    try:
        await visit.desk.transact(offer_anyway, visit.person, visit.lead_id, reason, visit.key, seen)
    except ChangedMeanwhileError as problem:
        await visit.draw_again(await _form(visit), problem.text)
        return
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def press_discard(visit: Visit) -> None:
    await visit.desk.transact(discard, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    await refresh(visit)


async def press_recall(visit: Visit) -> None:
    """Take the lead back from sales and open the form to put it right."""
    await visit.desk.transact(recall, visit.person, visit.lead_id, visit.key)
    await edit(visit)
    await refresh(visit)
