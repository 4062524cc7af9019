"""Hand over: a lead from Details, all of somebody's from Home or from the message that says that they left."""

from bot.handover.bring import bring
from bot.handover.forms import hand_over_all_form, hand_over_form, typed_new, whose_form
from bot.handover.hand_over import hand_over, hand_over_all
from bot.handover.look_up import all_to_hand_over, to_hand_over, whose_to_hand_over
from bot.handover.sheet import stamps_in
from bot.handover.undo_all import undo_all
from bot.handover.who_may import FIELD
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.slack.typed import text_of
from commands.handover.standing import none_unfit
from commands.overview import redraw_beneath
from commands.visit import Visit


async def open_hand_over(visit: Visit) -> None:
    await visit.open(hand_over_form(await visit.desk.read(to_hand_over, visit.person, visit.lead_id)))
    await visit.ack()


async def submit_hand_over(visit: Visit) -> None:
    to, drawn = typed_new(visit.typed), stamps_in(visit.drawn_from)
    await none_unfit(visit, {name: [to[side]] for side, name in FIELD.items()})
    try:
        await visit.desk.transact(hand_over, visit.person, visit.lead_id, to, drawn, visit.key)
    except ChangedMeanwhileError as problem:
        sheet = await visit.desk.read(to_hand_over, visit.person, visit.lead_id)
        await visit.draw_again(hand_over_form(sheet), problem.text)
        return
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def press_work_on_it(visit: Visit) -> None:
    """Bring whoever has the lead now the message in which they work on it."""
    await visit.desk.transact(bring, visit.person, visit.lead_id, visit.key)
    await visit.ack()


async def open_hand_over_all(visit: Visit) -> None:
    """Of the person whom the message names; from Home, a manager chooses whose, and everybody else has their own."""
    named = visit.value if visit.value.startswith(("U", "W")) else ""
    if not named and await visit.desk.read(whose_to_hand_over, visit.person):
        await visit.open(whose_form())
    else:
        whose = named or visit.person.user_id
        await visit.open(hand_over_all_form(await visit.desk.read(all_to_hand_over, visit.person, whose)))
    await visit.ack()


async def submit_whose(visit: Visit) -> None:
    whose = text_of(visit.typed, "whose")
    await visit.turn_to(hand_over_all_form(await visit.desk.read(all_to_hand_over, visit.person, whose)))


async def submit_hand_over_all(visit: Visit) -> None:
    whose, _, stamps = visit.drawn_from.partition(" ")
    to, drawn = typed_new(visit.typed), stamps_in(stamps)
    await none_unfit(visit, {name: [to[side]] for side, name in FIELD.items()})
    try:
        await visit.desk.transact(hand_over_all, visit.person, whose, to, drawn, visit.key)
    except ChangedMeanwhileError as problem:
        sheet = await visit.desk.read(all_to_hand_over, visit.person, whose)
        await visit.draw_again(hand_over_all_form(sheet), problem.text)
        return
    await visit.ack()


async def press_undo_all(visit: Visit) -> None:
    await visit.desk.transact(undo_all, visit.person, visit.number, visit.key)
    await visit.ack()
