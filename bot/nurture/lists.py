"""The one message about several follow-ups: a line for each, with a menu of its own."""

from collections.abc import Sequence

from bot.lead.lines import short_name, since_offer
from bot.nurture.lines import Asked, how_to_reach, what_to_do, why, why_again
from bot.slack.blocks import Block, Message, entry, menu, section
from bot.slack.ids import Action

_SHORT = 120


def follow_ups(asked: Sequence[Asked]) -> Message:
    count = len(asked)
    opening = f":bell: *{count} follow-ups are due.* The menu beside each has *Done*, *Ready now*, *Snooze* and *Skip*."
    return Message(f"{count} follow-ups are due", [section(opening), *(_line(one) for one in asked)])


def _line(asked: Asked) -> Block:
    lead = asked.lead
    lines = [
        short_name(lead),
        f"*{what_to_do(lead)}* · {how_to_reach(lead, asked.definition, asked.known.reader)}",
        *filter(None, (why(lead, _SHORT),)),
        *([why_again(lead, asked.reminder)] if asked.reminder else []),
    ]
    return section("\n".join(lines), menu(*_entries(asked)))


def _entries(asked: Asked) -> list[Block]:
    """Make the entries; whatever else can be done stands in Details, and a manager who is told can hand it over."""
    lead = asked.lead
    this_one = f"{lead.id} {asked.due_id}"
    skip = ("Hand over", Action.HAND_OVER, lead.id) if asked.to_manager else ("Skip", Action.SKIP, this_one)
    return [
        entry("Done", Action.DONE, this_one),
        entry("Ready now", Action.READY_NOW, since_offer(lead)),
        entry("Snooze", Action.SNOOZE, lead.id),
        entry(*skip),
        entry("Details", Action.DETAILS, lead.id),
    ]
