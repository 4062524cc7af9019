"""The question to managers whether somebody never buys."""

from bot.lead.identity.sameness import company_domain
from bot.lead.lines import plain_name, short_name
from bot.lead.record import Lead
from bot.slack.blocks import Message, actions, button, section
from bot.slack.filled import stamp
from bot.slack.ids import Action
from bot.slack.text import person, shortened


def confirm_suppression(lead: Lead, suppression_id: int) -> Message:
    text = (
        f"{person(lead.decided_by)} says that {short_name(lead)} never buys from us. If you confirm, "
        "nobody is offered this contact again. Until then only this lead is closed."
    )
    buttons = [button("Confirm", Action.CONFIRM_SUPPRESSION, suppression_id, style="danger")]
    if domain := company_domain(lead.email):
        everybody = f"Confirm for all of {shortened(domain, 50)}"
        about = f"{suppression_id} {stamp(domain)}"
        buttons.append(button(everybody, Action.CONFIRM_DOMAIN, about, style="danger"))
    buttons.append(button("Keep contactable", Action.DROP_SUPPRESSION, suppression_id))
    return Message(f"Please confirm: {plain_name(lead)} never buys from us", [section(text), actions(*buttons)])
