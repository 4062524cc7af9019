"""Reading the lead definition and agreeing on it: versions, proposals, signatures and remarks."""

from functools import partial

from bot.agreement.agree import discuss, propose_draft, propose_version, sign, withdraw
from bot.agreement.draft import look_at_draft
from bot.agreement.look_up import look_at_proposal, look_at_version
from bot.agreement.rules.signing import State
from bot.agreement.views.editor import editor_page
from bot.agreement.views.forms import discuss_form
from bot.agreement.views.page import definition_page, proposal_page
from bot.lead.meanwhile import SeenEarlierError
from bot.slack.blocks import note_view
from bot.slack.ids import View
from bot.slack.text import person
from bot.slack.typed import drawn_from
from commands import responses
from commands.visit import Visit


def seen(visit: Visit) -> tuple[str, str]:
    """Return the marks of the draft, and of what was in force and proposed, that the page was drawn from, or ""."""
    draft, _, stood = drawn_from(visit.metadata).partition(" ")
    return draft, stood


show_page = partial(responses.show_page, view=View.DEFINITION)


async def open_definition(visit: Visit) -> None:
    """Show the version in force, or the one that was chosen."""
    version = visit.number
    await show_page(visit, definition_page(await visit.desk.read(look_at_version, visit.person, version)))
    await visit.ack()


async def type_definition(visit: Visit, rest: str) -> None:
    await open_definition(visit)


async def open_proposal(visit: Visit) -> None:
    await show_page(visit, proposal_page(await visit.desk.read(look_at_proposal, visit.person, visit.number)))
    await visit.ack()


async def press_propose(visit: Visit) -> None:
    """Propose what the page shows; if that is no longer the draft, or others did something, redraw the page."""
    try:
        await visit.desk.transact(propose_draft, visit.person, visit.key, *seen(visit))
    except SeenEarlierError:
        await show_page(visit, editor_page(await visit.desk.read(look_at_draft, visit.person)))
        raise
    await _back_to_the_definition(visit)


async def press_propose_version(visit: Visit) -> None:
    try:
        await visit.desk.transact(propose_version, visit.person, visit.number, visit.key, visit.drawn_from)
    except SeenEarlierError:
        shown = await visit.desk.read(look_at_version, visit.person, visit.number)
        await show_page(visit, definition_page(shown))
        raise
    await _back_to_the_definition(visit)


async def _back_to_the_definition(visit: Visit) -> None:
    await show_page(visit, definition_page(await visit.desk.read(look_at_version, visit.person)))
    await visit.ack()


async def press_sign(visit: Visit) -> None:
    proposal = await visit.desk.transact(sign, visit.person, visit.number, visit.key)
    await visit.ack()
    if visit.in_modal:
        await _redraw_proposal(visit)
    elif proposal and proposal.state is State.EFFECTIVE:
        await visit.tell(f"Signed. Version {proposal.version} of the lead definition is in force for new leads.")
    elif proposal:
        await visit.tell(f"Signed. It takes effect once somebody has signed for {' and '.join(proposal.unsigned)}.")


async def press_withdraw(visit: Visit) -> None:
    withdrawn = await visit.desk.transact(withdraw, visit.person, visit.number, visit.key)
    await visit.ack()
    if visit.in_modal:
        await _redraw_proposal(visit)
    elif withdrawn:
        await visit.tell(
            "Withdrawn. Those who were asked to sign will hear of it, and the definition in force stays in force."
        )


async def _redraw_proposal(visit: Visit) -> None:
    shown = await visit.desk.read(look_at_proposal, visit.person, visit.number)
    await visit.redraw(str(visit.view.get("id")), proposal_page(shown))


async def open_discussion(visit: Visit) -> None:
    sheet = await visit.desk.read(look_at_proposal, visit.person, visit.number)
    await visit.open(discuss_form(sheet.proposal))
    await visit.ack()


async def submit_discussion(visit: Visit) -> None:
    remark = str(visit.typed.get("remark") or "")
    proposal = await visit.desk.transact(discuss, visit.person, visit.number, remark, visit.key)
    text = f"Sent to {person(proposal.proposed_by)}. The proposal stays open, and you can still sign it."
    await visit.turn_to(note_view("Discuss", text))
