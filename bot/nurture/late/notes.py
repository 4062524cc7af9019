"""The alarm about follow-ups that are late, in a message and on the Home tab."""

from collections.abc import Sequence
from datetime import date

from bot.nurture.late.untold import MOST, Untold
from bot.slack.blocks import Block, Message, button, section
from bot.slack.ids import Action
from bot.slack.text import day, person

_MOST = 8
_WHY = (
    "I could not tell whoever has them, and go on trying every few minutes. If there are more of them each day, ask "
    "whoever runs Baton to look at its log; meanwhile, see to these yourself, or hand them over."
)


def late(found: Sequence[Untold]) -> Message:
    said = how_many(found)
    return Message(said, [section(f":rotating_light: *{said}.* {_WHY}"), *late_lines(found)])


def how_many(found: Sequence[Untold]) -> str:
    return "A follow-up is late" if len(found) == 1 else f"{len(found):,} follow-ups are late"


def how_many_now(found: Sequence[Untold]) -> str:
    """Say so of those that were looked at, which are not all where there are more than `MOST`."""
    return how_many(found) if len(found) <= MOST else f"More than {MOST} follow-ups are late"


def late_lines(found: Sequence[Untold]) -> list[Block]:
    """Draw a line for each of the first, and say how many more there are."""
    lines = [section(_line(each), button("Details", Action.DETAILS, each.lead_id)) for each in found[:_MOST]]
    more = len(found) - _MOST
    return [*lines, *([section(f"…and {more} more. `/lead due overdue` lists them.")] if more > 0 else [])]


def _line(each: Untold) -> str:
    """Name nobody: whoever is erased need not be looked for here."""
    return f"*L-{each.number}* · {person(each.marketer)} · was to come {day(date.fromisoformat(each.day))}"
