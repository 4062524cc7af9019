"""The one message about several follow-ups: a line for each, with a menu of its own."""

from bot.cadence.tracks.touch import CHANNELS
from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.lines import short_name, since_offer
from bot.nurture.asked import PER_PAGE, Asked, MorningList, Settled
from bot.nurture.ends import lines as ends
from bot.nurture.lines import why_again
from bot.nurture.touch_lines import sentence, why_today
from bot.slack.blocks import Block, Message, actions, button, context, entry, menu, section
from bot.slack.ids import Action
from bot.slack.text import esc, moment
from bot.undo.notes import said

_SHORT = 120


def follow_ups(day: MorningList) -> Message:
    """Draw a page of the list, a line for each; where something came of one, it says what."""
    title = _title(day)
    how = " The menu beside each has *Done*, *Ready now*, *Snooze*, *Skip* and *Open*." if day.left else ""
    opening = f":{'bell' if day.left else 'white_check_mark'}: *{title}.*{how}"
    lines = [_asked(one) if isinstance(one, Asked) else _settled(one) for one in day.lines]
    return Message(title, [section(opening), *lines, *_pages(day)])


def _title(day: MorningList) -> str:
    if day.left == day.total:
        return f"{day.left} follow-ups are due"
    if day.left:
        return f"{day.left} of {day.total} follow-ups {'is' if day.left == 1 else 'are'} left"
    if day.again:
        return f"{day.again} of {day.total} follow-ups {'is' if day.again == 1 else 'are'} asked for again below"
    return f"All {day.total} follow-ups are done"


def _pages(day: MorningList) -> list[Block]:
    """Draw the way to the other pages, and to all of them by date."""
    if day.pages < 2:
        return []
    more = day.total - (day.page * PER_PAGE + len(day.lines))
    rest = f" · and {more} more: *Next*, or `/lead due`" if more > 0 else ""
    turns = [("Earlier", day.page - 1)] if day.page else []
    turns += [("Next", day.page + 1)] if more > 0 else []
    buttons = [button(label, f"{Action.TURN_FOLLOW_UPS}:{label}", f"{day.list_id} {page}") for label, page in turns]
    return [context(f"Page {day.page + 1} of {day.pages}{rest}"), actions(*buttons)]


def _settled(line: Settled) -> Block:
    lead = line.lead
    if lead.erased_at:
        return section("_Somebody whose data has been erased._")
    if line.again:
        return section(f"{short_name(lead)}\n:arrow_down: Asked for again in a newer message, below.")
    undo = button("Undo", Action.UNDO, f"{lead.id} {line.deed_id}") if line.deed_id else None
    nothing = f"Nothing is left to do here: it is {STAGE_WORDS[lead.stage]} since {moment(lead.stage_at)}."
    came = said(lead, line.came, line.reader) if line.came else nothing
    return section(f"~{short_name(lead)}~\n{came}", undo)


def _asked(asked: Asked) -> Block:
    """Draw one in short: who, what, through which channel, and why today; *Open* shows the rest."""
    if asked.kind in ends.AT_THE_END:
        now = why_again(asked.lead, asked.reminder) if asked.reminder else ends.why_now(asked)
        words = "\n".join((short_name(asked.lead), f"*{ends.what(asked)}*", now))
        return section(words, menu(*ends.entries(asked)))
    lead, channel = asked.lead, CHANNELS[asked.touch.channel].lower()
    lines = [
        short_name(lead),
        f"*{esc(asked.touch.what, _SHORT)}* ({channel})",
        why_again(lead, asked.reminder) if asked.reminder else sentence(why_today(asked)),
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
        entry("Open", Action.SHOW_FOLLOW_UP, lead.id),
    ]
