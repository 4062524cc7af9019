"""The numbers on Home: somebody's own, or their team's, this week beside the week before."""

from collections.abc import Iterable

from bot.numbers.counts import Numbers
from bot.numbers.number import DEFINITIONS, Number
from bot.overview.sheets import HomeSheet, Weeks
from bot.slack.blocks import Block, context, section

_OF_MARKETING = (
    *(Number.CAPTURED, Number.OFFERED, Number.ACCEPTED, Number.REJECTED, Number.NURTURED),
    *(Number.BROUGHT_BACK_ACCEPTED, Number.WON, Number.LOST),
)
_OF_SALES = (Number.ACCEPTED, Number.REJECTED, Number.WON, Number.LOST)
_TITLES = {
    "brought_in": ("What became of your leads", _OF_MARKETING),
    "decided": ("Your answers", _OF_SALES),
    "team": ("Both teams", _OF_MARKETING),
}


def number_lines(sheet: HomeSheet) -> list[Block]:
    """Draw a line for each role: this week so far, and in brackets the whole week before."""
    lines = [_line(weeks) for weeks in sheet.numbers]
    if not lines:
        return []
    return [
        section("\n".join(lines)),
        context("This week so far, in brackets last week. `/lead help numbers` explains."),
    ]


def _line(weeks: Weeks) -> str:
    title, shown = _TITLES[weeks.whose]
    said = list(_counts(shown, weeks.now, weeks.before))
    return f"*{title}:* {' · '.join(said) if said else 'nothing this week or last week'}"


def _counts(shown: Iterable[Number], now: Numbers, before: Numbers) -> Iterable[str]:
    for number in shown:
        count, earlier = now.get(number, 0), before.get(number, 0)
        if count or earlier:
            yield f"{DEFINITIONS[number].label} *{count:,}* ({earlier:,})"
