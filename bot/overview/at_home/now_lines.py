"""The top of Home, which answers what to do now: the most urgent first, one line where nothing waits."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bot.lead.lines import short_name
from bot.lead.record import Listed
from bot.overview.pages import MOST, LeadPage, Which, turning
from bot.overview.sheets import HomeSheet
from bot.promises.lines import promise_line
from bot.slack.blocks import Block, button, context, section
from bot.slack.ids import Action
from bot.slack.text import day

_MOST = 5
_SEVERAL = 2


class _Waiting(NamedTuple):
    """A list as one line says it: its sign, and the words for one and for several, before the first is named."""

    sign: str
    one: str
    several: str


_WAITING: Mapping[Which, _Waiting] = {
    Which.OVERDUE: _Waiting(":red_circle:", "*Overdue* at sales", "*{} are overdue* at sales, the longest"),
    Which.PROMISES: _Waiting(":hourglass_flowing_sand:", "*Keep your promise*", "*Keep {} promises*, first"),
    Which.TO_DECIDE: _Waiting(":inbox_tray:", "*Decide*", "*Decide on {} leads*, the most valuable"),
    Which.RETURNED: _Waiting(
        ":leftwards_arrow_with_hook:", "*Put right* what sales returned", "*Put right {}* that sales returned, first"
    ),
    Which.TO_REVIEW: _Waiting(
        ":eyes:", "*Review* before sales sees it", "*Review {} leads* before sales sees them, first"
    ),
    Which.DUE_NOW: _Waiting(":seedling:", "*Follow up*", "*Follow up on {} leads*, first"),
    Which.TEAM_RETURNED: _Waiting(
        ":leftwards_arrow_with_hook:", "*Came back* to your team", "*{} came back* to your team, the longest ago"
    ),
    Which.TRIAGE: _Waiting(
        ":bookmark_tabs:", "*Ask or nurture* who only attended", "*Ask or nurture {}* who only attended, first"
    ),
    Which.DRAFTS: _Waiting(":pencil2:", "*Complete a draft*", "*Complete {} drafts*, first"),
}
"""The lists that ask somebody to do something, the most urgent first."""

_COMES: tuple[Which, ...] = (Which.OWNED, Which.DUE_THEN)
"""The lists that say what comes next where nothing waits."""


def what_to_do_now(sheet: HomeSheet) -> list[Block]:
    """Draw a line for each list in which something waits, with the way to the first of it."""
    waiting = list(_waiting(sheet.leads))
    if waiting:
        more = [context(f"…and {len(waiting) - _MOST} more below")] if len(waiting) > _MOST else []
        return [section("*What to do now*"), *waiting[:_MOST], *more]
    said = "Nothing waits for you now."
    return [section(f":white_check_mark: *{said}*{_next(sheet.leads)}")]


def _waiting(leads: Mapping[Which, LeadPage]) -> Iterator[Block]:
    for which, words in _WAITING.items():
        page = _theirs_to_do(leads[which]) if which in leads else None
        if page and page.items:
            yield _line(page, words)


def _theirs_to_do(page: LeadPage) -> LeadPage:
    """Leave out of somebody's drafts those that somebody else is looking at first."""
    if page.which not in (Which.DRAFTS, Which.RETURNED):
        return page
    items = [lead for lead in page.items if not lead.stands]
    return replace(page, items=items, total=page.total - len(page.items) + len(items))


def _line(page: LeadPage, words: _Waiting) -> Block:
    first, alone = page.items[0], page.total < _SEVERAL
    many = f"more than {MOST - 1}" if page.total >= MOST else str(page.total)
    said = words.one if alone else words.several.format(many)
    text = f"{words.sign} {said}: {short_name(first)}{_when(page, first)}"
    if alone:
        return section(text, button("Details", Action.DETAILS, first.id))
    return section(text, button("Show them", f"{Action.ON_HOME}:{page.which}", turning(page.which, 0)))


def _when(page: LeadPage, first: Listed) -> str:
    """Say by when, as far as the list knows."""
    if first.id in page.waits:
        return f"\n{promise_line(page.waits[first.id].standing)}"
    if page.which is Which.DUE_NOW and first.date:
        late = page.today is not None and date.fromisoformat(first.date) < page.today
        return f", was due {day(date.fromisoformat(first.date))}" if late else ", today"
    return ""


def _next(leads: Mapping[Which, LeadPage]) -> str:
    """Say what comes next, the earliest of what has a date."""
    dated = [first for which in _COMES if which in leads for first in leads[which].items[:1] if first.date]
    if not dated:
        return ""
    first = min(dated, key=lambda each: each.date)
    return f" Next: {first.comes} with {short_name(first)} {day(date.fromisoformat(first.date))}."
