"""The headings of lists of follow-ups, the way to other days, and to what can be done with all that are due."""

from collections.abc import Sequence
from datetime import date

from bot.overview.due.span import LEADS_TO, headings
from bot.overview.pages import LeadPage, Which, turning
from bot.slack.blocks import Block, actions, button, context
from bot.slack.ids import Action
from bot.slack.text import day

FOLLOW_UPS = frozenset({Which.DUE, Which.DUE_NOW, Which.DUE_THEN})
_SEVERAL = 2


def rows_under_headings(page: LeadPage, rows: Sequence[Block]) -> list[Block]:
    """Put a heading before the first of those that are overdue, of today, of this week, and later."""
    dated = [lead for lead in page.items if lead.date]
    if page.today is None or len(dated) < len(page.items):
        return list(rows)
    found = headings([date.fromisoformat(lead.date) for lead in page.items], page.today)
    return [block for at, row in enumerate(rows) for block in (*_heading(found.get(at)), row)]


def _heading(words: str | None) -> list[Block]:
    return [context(f"*{words}*")] if words else []


def due_buttons(page: LeadPage) -> list[Block]:
    """Draw the way to the other spans, and to what can be done with all that are due at once."""
    if page.which is not Which.DUE:
        return []
    others = [
        button(label, f"{Action.SHOW_LIST}:{span.name.lower()}", turning(Which.DUE, 0, span))
        for span, label in LEADS_TO.items()
        if span != page.wanted
    ]
    return [actions(*snooze_all(page), *others)]


def snooze_all(page: LeadPage) -> list[Block]:
    """Return the button that puts off all that are due, where there are several."""
    if page.due_now < _SEVERAL:
        return []
    return [button(f"Snooze all {page.due_now} that are due", Action.SNOOZE_ALL, 0)]


def no_follow_ups(page: LeadPage) -> str:
    """Say of an empty list which days it is about, and what comes after them."""
    if page.which not in FOLLOW_UPS:
        return ""
    then = f"The next one comes {day(page.next)}." if page.next else "I will write to you when one comes."
    return f"{page.title}: none. {then}"
