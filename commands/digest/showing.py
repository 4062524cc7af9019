"""The leads behind the numbers of a digest or a report: for whoever asks, in a window of their own."""

from bot.digest.look_up import leads_behind
from bot.digest.page import behind as behind_view
from bot.digest.sheet import Wanted, wanted
from commands.refusals import OutdatedError
from commands.visit import Visit


async def open_behind(visit: Visit) -> None:
    await visit.open(behind_view(await visit.desk.read(leads_behind, visit.person, _known(visit.value))))
    await visit.ack()


async def choose_number(visit: Visit) -> None:
    await _show(visit, _known(visit.metadata).instead(visit.value))


async def choose_part(visit: Visit) -> None:
    await _show(visit, _known(visit.metadata).only(visit.value))


async def turn(visit: Visit) -> None:
    await _show(visit, _known(visit.value))


async def _show(visit: Visit, which: Wanted) -> None:
    page = await visit.desk.read(leads_behind, visit.person, which)
    await visit.ack()
    await visit.redraw(str(visit.view.get("id")), behind_view(page))


def _known(carried: str) -> Wanted:
    found = wanted(carried)
    if found is None:
        raise OutdatedError("That button")
    return found
