"""Erasing a person: `/lead erase L-12`, confirmed in a window that says what goes and what stays."""

from bot.privacy.erase import erase, let_in_again, to_erase
from bot.privacy.erase_form import erase_form
from bot.slack.blocks import note_view
from commands.visit import Visit

_ALLOW = "allow"


async def type_erase(visit: Visit, rest: str) -> None:
    word, _, typed = rest.partition(" ")
    if word.lower() == _ALLOW:
        await visit.desk.transact(let_in_again, visit.person, typed, visit.key)
        await visit.ack("They can be added as a lead again.")
        return
    await visit.open(erase_form(await visit.desk.read(to_erase, visit.person, rest)))
    await visit.ack()


async def submit_erasure(visit: Visit) -> None:
    lead = await visit.desk.transact(erase, visit.person, visit.lead_id, visit.key)
    text = f"*{lead.label}* is erased. My messages about them are being overwritten; Home and lists show them no more."
    await visit.turn_to(note_view(lead.label, text))
