"""Messages of routing: to the rep whose turn it is after somebody else, and to managers when nobody is left."""

from collections.abc import Sequence

from bot.lead.lines import plain_name, short_name
from bot.lead.record import Lead
from bot.routing.rules.decision import Noted
from bot.routing.rules.explain import because, passed_words
from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import channel, moment, person


def your_turn(lead: Lead, noted: Noted, sales_channel: str) -> Message:
    """Tell a rep that a lead has come to them after somebody else."""
    until = f" until {moment(lead.reserved_until)}" if lead.reserved_until else ""
    before = f"{passed_words(noted.about)}, so it comes to you. " if noted.about.get("passed") else ""
    where = f" Its card is in {channel(sales_channel)}." if sales_channel else ""
    text = f":point_right: {short_name(lead)} is for you{until}: {because(noted)}. "
    text += f"{before}Accept or reject it here.{where}"
    offer = f"{lead.id} {lead.offer}"
    row = actions(
        button("Accept", Action.ACCEPT, offer, style="primary"),
        button("Reject", Action.REJECT, offer),
        button("Details", Action.DETAILS, lead.id),
    )
    return Message(f"{plain_name(lead)} is for you", [section(text), row])


def nobody_left(waiting: Sequence[Lead], count: int, why: Noted, overflow: str) -> Message:
    """Tell a manager how many leads wait for somebody who can take them, and why nobody could."""
    many = "One lead waits" if count == 1 else f"{count} leads wait"
    named = ", ".join(lead.label for lead in waiting)
    more = f" and {count - len(waiting)} more" if count > len(waiting) else ""
    owner = f"{person(overflow)} is named on the card" if overflow else "Nobody is named for that case"
    reasons = "; ".join(f"{person(each.user)} {each.words}" for each in why.passed[:8]) or "nobody is in that group"
    left = f"; and {len(why.passed) - 8} more" if len(why.passed) > 8 else ""
    text = (
        f":warning: {many} for somebody who can take it ({named}{more}): {because(why)}. {owner}, and anybody "
        f"may accept. "
        f"*Why:* {reasons}{left}. Under *Settings* → *Team* and *Routing* you can change who takes what."
    )
    details = [button(f"Details of {lead.label}", Action.DETAILS, lead.id) for lead in waiting[:1]]
    return Message(f"{many} for somebody who can take it", [section(text), *([actions(*details)] if details else [])])
