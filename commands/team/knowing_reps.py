"""The team in Settings: the page of the reps, and the form about one of them."""

from bot.lead.meanwhile import ChangedMeanwhileError
from bot.slack.typed import number_in
from bot.team.change_rep import change_rep, to_change_rep
from bot.team.look_up import team
from bot.team.rep_form import rep_form
from bot.team.team_page import team_page
from commands.visit import Visit


async def open_team(visit: Visit) -> None:
    await visit.open(team_page(await visit.desk.read(team, visit.person)))
    await visit.ack()


async def turn_team(visit: Visit) -> None:
    sheet = await visit.desk.read(team, visit.person, visit.number)
    await visit.ack()
    await visit.redraw(str(visit.view.get("id")), team_page(sheet))


async def open_rep(visit: Visit) -> None:
    await visit.open(rep_form(await visit.desk.read(to_change_rep, visit.person, visit.value)))
    await visit.ack()


async def submit_rep(visit: Visit) -> None:
    whose = visit.metadata
    try:
        await visit.desk.transact(change_rep, visit.person, whose, visit.form, visit.key)
    except ChangedMeanwhileError as problem:
        await visit.draw_again(rep_form(await visit.desk.read(to_change_rep, visit.person, whose)), problem.text)
        return
    await visit.ack()
    if visit.beneath and whose != visit.person.user_id:
        await visit.redraw(visit.beneath, team_page(await visit.desk.read(team, visit.person, number_in(""))))
