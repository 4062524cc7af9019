"""The one message about several follow-ups: a line for each, with a menu of its own."""

from collections.abc import Sequence

from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.lines import short_name, since_offer
from bot.nurture.asked import Asked, Settled
from bot.nurture.lines import how_to_reach, why, why_again
from bot.slack.blocks import Block, Message, button, entry, menu, section
from bot.slack.ids import Action
from bot.slack.text import esc, moment

_SHORT = 120


def follow_ups(lines: Sequence[Asked | Settled]) -> Message:
    """Draw a line for each; where something came of one, it says what."""
    left = sum(isinstance(one, Asked) for one in lines)
    if left == len(lines):
        said = f"{left} follow-ups are due"
    else:
        said = f"{left or 'None'} of {len(lines)} follow-ups {'is' if left == 1 else 'are'} left"
    how = " The menu beside each has *Done*, *Ready now*, *Snooze* and *Skip*." if left else ""
    opening = f":{'bell' if left else 'white_check_mark'}: *{said}.*{how}"
    return Message(
        said, [section(opening), *(_asked(one) if isinstance(one, Asked) else _settled(one) for one in lines)]
    )


def _settled(line: Settled) -> Block:
    lead = line.lead
    if lead.erased_at:
        return section("_Somebody whose data has been erased._")
    undo = button("Undo", Action.UNDO, f"{lead.id} {line.deed_id}") if line.deed_id else None
    came = line.came or f"Nothing is left to do here: it is {STAGE_WORDS[lead.stage]} since {moment(lead.stage_at)}."
    return section(f"{short_name(lead)}\n{came}", undo)


def _asked(asked: Asked) -> Block:
    lead = asked.lead
    lines = [
        short_name(lead),
        f"*{esc(asked.touch.what, _SHORT)}* · {how_to_reach(lead, asked.definition, asked.known.reader)}",
        *filter(None, (why(lead, _SHORT),)),
        *([why_again(lead, asked.reminder)] if asked.reminder else []),
    ]
    return section("\n".join(lines), menu(*_entries(asked)))


def _entries(asked: Asked) -> list[Block]:
    """Make the entries; the last one shows the text to copy and whatever else can be done. A manager who is told can
    hand it over."""
    lead = asked.lead
    this_one = f"{lead.id} {asked.due_id}"
    skip = ("Hand over", Action.HAND_OVER, lead.id) if asked.to_manager else ("Skip", Action.SKIP, this_one)
    return [
        entry("Done", Action.DONE, this_one),
        entry("Ready now", Action.READY_NOW, since_offer(lead)),
        entry("Snooze", Action.SNOOZE, lead.id),
        entry(*skip),
        entry("More…", Action.SHOW_FOLLOW_UP, lead.id),
    ]
