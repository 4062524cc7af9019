"""What Baton writes to the rep who accepted a lead, and to managers."""

from bot.rules.definition import Definition
from bot.rules.lead import Lead
from bot.rules.sameness import company_domain
from bot.views.blocks import Message, actions, button, section
from bot.views.ids import Action
from bot.views.lead_lines import contact_line, name_line, plain_name, said, short_name
from bot.views.text import esc_block, person, shortened


def yours(lead: Lead, definition: Definition) -> Message:
    """To the new owner, with the contact details nobody else in the channel sees."""
    reach = lead.answers.get("channel")
    by = f" They prefer: {said(reach, definition).lower()}." if reach else ""
    text = f":handshake: {name_line(lead)} is yours.\n{contact_line(lead, masked=False)}"
    step = (
        f"*Next step:* get in touch while they still remember us.{by} {person(lead.originator)} knows the story so far."
    )
    notes = [section(f"*Notes*\n{esc_block(lead.notes, 1500)}")] if lead.notes else []
    details = actions(button("Details", Action.DETAILS, lead.id))
    return Message(f"{plain_name(lead)} is yours", [section(text), section(step), *notes, details])


def confirm_suppression(lead: Lead, suppression_id: int) -> Message:
    text = (
        f"{person(lead.decided_by)} says that {short_name(lead)} never buys from us. If you confirm, "
        "nobody is offered this contact again. Until then only this lead is closed."
    )
    buttons = [button("Confirm", Action.CONFIRM_SUPPRESSION, suppression_id, style="danger")]
    if domain := company_domain(lead.email):
        everybody = f"Confirm for all of {shortened(domain, 50)}"
        buttons.append(button(everybody, Action.CONFIRM_DOMAIN, suppression_id, style="danger"))
    buttons.append(button("Keep contactable", Action.DROP_SUPPRESSION, suppression_id))
    return Message(f"Please confirm: {plain_name(lead)} never buys from us", [section(text), actions(*buttons)])


def not_taken(count: int) -> str:
    if count == 1:
        return "*One message is waiting* because Slack did not take it."
    return f"*{count} messages are waiting* because Slack did not take them."


def held_back(explanation: str, count: int) -> Message:
    """A message could not be delivered and waits; `explanation` says why and what to do, in plain words."""
    text = f":warning: {not_taken(count)} {explanation}"
    return Message(
        "Baton could not deliver a message", [section(text), actions(button("Try again", Action.TRY_AGAIN, 0))]
    )


def unclear(count: int) -> Message:
    """Nobody knows whether messages were posted, and history, which would tell, cannot be read."""
    what, each = ("one message", "it") if count == 1 else (f"{count} messages", "each of them")
    text = (
        f":hourglass_flowing_sand: Slack has not said whether *{what}* arrived, and does not let me look. "
        f"I keep looking, and post {each} only where it is missing. There is nothing to do for now; if I have to give "
        "up, I tell you, and Home shows it with *Try again*."
    )
    return Message("Baton is waiting for a clear answer from Slack", [section(text)])
