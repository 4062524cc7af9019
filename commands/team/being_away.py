"""Being away: `/lead away`, `/lead back`, the button in Home and the form behind it."""

from bot.lead.errors import FieldProblems
from bot.slack.markup import mentioned
from bot.slack.typed import text_of
from bot.team import notes
from bot.team.away_form import away_form
from bot.team.come_back import come_back, take_back_absence
from bot.team.errors import NOT_READ, UnreadableAwayError
from bot.team.go_away import go_away_as_typed, to_go_away
from bot.team.hint_away import say_yes
from commands.overview import refresh
from commands.responses import answer, put_in_place
from commands.visit import Visit


async def type_away(visit: Visit, rest: str) -> None:
    """Note when they are away, as typed; nothing typed opens the form."""
    if not rest:
        await _open(visit, "")
        return
    said = await visit.desk.transact(go_away_as_typed, visit.person, _as_slack_said(visit), visit.key, "", rest)
    await answer(visit, notes.gone(said)) if said else await visit.ack()


async def type_back(visit: Visit, rest: str) -> None:
    whose = next(iter(mentioned(_as_slack_said(visit))), "")
    away = await visit.desk.transact(come_back, visit.person, whose, visit.key)
    await answer(visit, notes.back(whose or visit.person.user_id, own=not whose)) if away else await visit.ack()


def _as_slack_said(visit: Visit) -> str:
    """Return what follows the subcommand with the mentions still in it."""
    return str(visit.body.get("text") or "").strip().partition(" ")[2]


async def open_away(visit: Visit) -> None:
    await _open(visit, visit.value if visit.value.startswith(("U", "W")) else "")


async def _open(visit: Visit, whose: str) -> None:
    await visit.open(away_form(await visit.desk.read(to_go_away, visit.person, whose)))
    await visit.ack()


async def submit_away(visit: Visit) -> None:
    whose, cover = visit.metadata, text_of(visit.typed, "cover")
    when = text_of(visit.typed, "when")
    typed = when if whose == visit.person.user_id else f"<@{whose}> {when}"
    try:
        said = await visit.desk.transact(go_away_as_typed, visit.person, typed, visit.key, cover, when)
    except UnreadableAwayError:
        raise FieldProblems({"when": NOT_READ}) from None
    await visit.ack()
    if said:
        await visit.tell_later(notes.gone(said).text)


async def press_away_at_once(visit: Visit) -> None:
    await visit.desk.transact(go_away_as_typed, visit.person, visit.value, visit.key)
    await visit.ack()
    await _redraw(visit, visit.person.user_id)


async def press_hint_yes(visit: Visit) -> None:
    said = await visit.desk.transact(say_yes, visit.person, visit.number, visit.key)
    await visit.ack()
    if said:
        await put_in_place(visit, notes.gone(said))


async def press_hint_no(visit: Visit) -> None:
    """Leave everything as it is: nothing was decided yet."""
    await visit.ack()
    await put_in_place(visit, notes.not_away())


async def press_take_back(visit: Visit) -> None:
    whose = await visit.desk.transact(take_back_absence, visit.person, visit.number, visit.key)
    await visit.ack()
    await _redraw(visit, whose)


async def _redraw(visit: Visit, whose: str) -> None:
    if visit.in_modal:
        sheet = await visit.desk.read(to_go_away, visit.person, whose)
        await visit.redraw(str(visit.view.get("id")), away_form(sheet))
    elif visit.in_home:
        await refresh(visit)
