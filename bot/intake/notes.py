"""Messages to those who work on a lead when somebody else knew of it too."""

from collections.abc import Sequence

from bot.lead.lines import plain_name, short_name
from bot.lead.record import Lead
from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import esc, person


def added_to(lead: Lead, by: str, filled: Sequence[str]) -> Message:
    """Say that somebody came across the lead again and added to it."""
    new = f" New: {esc(', '.join(filled))}." if filled else ""
    text = (
        f"{person(by)} came across {short_name(lead)} as well, and added what they know.{new} "
        f"{person(lead.originator)} added it first and keeps the credit. Details shows everything."
    )
    return _about(lead, "was added to", text)


def merged(lead: Lead, number: int, by: str) -> Message:
    """Say that somebody found another lead to be this one."""
    who = f", and {person(by)} merged them" if by else ""
    text = (
        f"L-{number} turned out to be {short_name(lead)}{who}: what was known of it is here now. "
        f"The credit is {person(lead.originator)}'s, who was first. Details shows everything."
    )
    return _about(lead, f"is L-{number} as well", text)


def _about(lead: Lead, what: str, text: str) -> Message:
    details = button("Details", Action.DETAILS, lead.id)
    return Message(f"{plain_name(lead)} {what}", [section(text), actions(details)])
