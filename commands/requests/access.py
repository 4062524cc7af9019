"""Request access, and what a manager makes of it."""

from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.people import Role
from bot.slack.blocks import Message, section
from bot.slack.text import person
from bot.workspace.give_access import give_access, request_access
from commands.handover.standing import none_unfit
from commands.overview import publish_home
from commands.responses import put_in_place
from commands.visit import Visit


class UnfitError(HandoffError):
    def __init__(self, user_id: str) -> None:
        super().__init__(
            f"{person(user_id)} can hold no role in Baton: they are a guest, a bot, from another workspace, or have "
            "left. Press *Not now* to tell them."
        )


async def press_request_access(visit: Visit) -> None:
    """Ask the managers; what came of it takes the button's place."""
    asked = await visit.desk.transact(request_access, visit.person, visit.key)
    await visit.ack()
    if visit.in_home:
        await publish_home(visit)
    else:
        await put_in_place(visit, Message(asked, [section(asked)]))


async def press_add_marketer(visit: Visit) -> None:
    await _add(visit, Role.MARKETER)


async def press_add_rep(visit: Visit) -> None:
    await _add(visit, Role.REP)


async def _add(visit: Visit, role: Role) -> None:
    try:
        await none_unfit(visit, {role: [visit.drawn_from]})
    except FieldProblems:
        raise UnfitError(visit.drawn_from) from None
    await visit.desk.transact(give_access, visit.person, visit.number, role, visit.key)
    await visit.ack()
