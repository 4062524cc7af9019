"""The triage list: people who only attended something, and putting one of them on a track."""

from bot.judging.triage.put_on_track import put_on_track
from bot.overview.lists import lead_list, list_view
from bot.overview.marketing.list_triage import list_triage
from bot.slack.ids import View
from commands.overview import refresh
from commands.responses import answer, put_in_place
from commands.visit import Visit

_LISTED = "list"
"""The word that a button in the list carries beside the lead."""


async def type_triage(visit: Visit, rest: str) -> None:
    await answer(visit, lead_list(await visit.desk.read(list_triage, visit.person)))


async def press_nurture(visit: Visit) -> None:
    """Put the lead on a track; the list, if it was pressed there, goes on without it."""
    await visit.desk.transact(put_on_track, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    if visit.view.get("callback_id") == View.LIST:
        page = await visit.desk.read(list_triage, visit.person)
        await visit.redraw(str(visit.view.get("id")), list_view(page))
    elif visit.drawn_from == _LISTED and not visit.view:
        await put_in_place(visit, lead_list(await visit.desk.read(list_triage, visit.person)))
    else:
        await refresh(visit)
