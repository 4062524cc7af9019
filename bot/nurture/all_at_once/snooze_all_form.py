"""The form behind "Snooze all": which follow-ups, and until when."""

from bot.lead.lines import short_name
from bot.nurture.all_at_once.all_due import AllDue
from bot.nurture.snooze_form import until_when
from bot.slack.blocks import Block, context, modal, section
from bot.slack.ids import View
from bot.slack.text import bullets

_NAMED = 10


def snooze_all_form(due: AllDue) -> Block:
    """Name the first few of them, and offer the days that Snooze offers."""
    count = len(due.leads)
    more = [f"…and {count - _NAMED} more"] if count > _NAMED else []
    later = f" The {count} that come first move; {due.total - count} stay." if due.total > count else ""
    names = bullets([*(short_name(lead) for lead in due.leads[:_NAMED]), *more])
    blocks = [
        section(f"*{count} follow-ups* are due by today.{later}\n{names}"),
        *until_when(due.days),
        context("Where that day is full, some move to the days after it. You can undo it for ten minutes."),
    ]
    return modal(View.SNOOZE_ALL, "Snooze all", blocks, submit="Snooze all", close="Cancel", metadata=f"0 {due.stamp}")
