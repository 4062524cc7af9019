"""Giving a lead back to marketing: by button, in a form, or typed after `/lead nurture`."""

from bot.lead.access import today_of
from bot.outcomes.back_to_nurture import back_to_nurture, called_to_give_back, to_give_back
from bot.outcomes.notes import given_back_by_you
from bot.outcomes.nurture_form import is_lacking, nurture_form, typed_giving_back
from bot.outcomes.typed import read_giving_back
from bot.slack.ids import Action
from commands.outcomes.told import told_of
from commands.overview import redraw_beneath
from commands.visit import Visit


async def open_nurture(visit: Visit) -> None:
    await visit.open(nurture_form(await visit.desk.read(to_give_back, visit.person, visit.lead_id)))
    await visit.ack()


async def choose_plan(visit: Visit) -> None:
    """Redraw the form with what the chosen reason, day and track lead to; what was typed stays. Another reason has a
    day and a track of its own."""
    back = typed_giving_back(visit.typed)
    same = visit.action.get("action_id") != Action.CHOOSE_WHY
    chosen = (back.code, back.until, back.track) if same else (visit.value,)
    sheet = await visit.desk.read(to_give_back, visit.person, visit.shown_id, *chosen)
    await visit.redraw(str(visit.view.get("id")), nurture_form(sheet), as_seen=True)
    await visit.ack()


async def submit_nurture(visit: Visit) -> None:
    back = typed_giving_back(visit.typed)
    sheet = await visit.desk.read(to_give_back, visit.person, visit.lead_id, back.code)
    if is_lacking(visit.typed) and not sheet.is_locked:
        await visit.draw_again(nurture_form(sheet), "Please look at what happens then.")
        return
    await visit.desk.transact(back_to_nurture, visit.person, visit.lead_id, back, visit.key)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def type_nurture(visit: Visit, rest: str) -> None:
    """Take `L-12 not now until march`; the number alone opens the form."""
    wanted, said = told_of(rest)
    if not wanted:
        example = "Which lead, and why? For example: `/lead nurture L-12 not now until March`."
        await visit.ack(f"{example} `/lead mine` lists yours.")
        return
    sheet = await visit.desk.read(called_to_give_back, visit.person, wanted)
    if not said.strip():
        await visit.open(nurture_form(sheet))
        await visit.ack()
        return
    back = read_giving_back(said, await visit.desk.read(today_of, visit.person))
    lead = await visit.desk.transact(back_to_nurture, visit.person, sheet.lead.id, back, visit.key)
    await visit.ack(given_back_by_you(lead, back))
