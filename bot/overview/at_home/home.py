"""The Home tab: what to do now, the numbers, and then the lists, all of them or the one that was chosen."""

from typing import Any

from bot.lead.people import MANAGERS, Role
from bot.nurture.late.notes import how_many, late_lines
from bot.overview.at_home.now_lines import what_to_do_now
from bot.overview.at_home.number_lines import number_lines
from bot.overview.due.due_lines import snooze_all
from bot.overview.lists import rows_of, show_all, title_of
from bot.overview.pages import MOST, PAGE, TITLES, LeadPage, Which, turning
from bot.overview.sheets import HomeSheet
from bot.slack.blocks import Block, actions, button, context, divider, entry, header, long_menu, section
from bot.slack.ids import Action, View
from bot.slack.refusals import paused
from bot.workspace.help import without_a_role
from bot.workspace.notes import ZONE_ASSUMED, not_taken
from bot.worth.in_words import ORDERED_BY

_ORDER = (
    *(Which.OVERDUE, Which.UNOWNED, Which.PAUSED, Which.REPS, Which.TEAM_RETURNED, Which.TEAM_WAITING),
    Which.TO_REVIEW,
    *(Which.PROMISES, Which.OWNED, Which.TO_DECIDE),
    *(Which.DUE_NOW, Which.RETURNED, Which.DRAFTS, Which.WAITING, Which.DUE_THEN),
    Which.TRIAGE,
)
_OF_MARKETING = (Which.DUE_NOW, Which.RETURNED, Which.DRAFTS, Which.WAITING, Which.DUE_THEN)
_THEIRS = frozenset({Which.OWNED, *_OF_MARKETING})
_BLOCKS = 100
EVERYTHING = "everything"


def home(sheet: HomeSheet) -> dict[str, Any]:
    """Draw it; the view carries which list is chosen, so that it stays chosen when it is redrawn."""
    if not sheet.reader.roles:
        return _view(without_a_role(sheet.managers, sheet.asked_for_access).blocks, "")
    blocks = [*_alarms(sheet), *what_to_do_now(sheet), *_buttons(sheet), *number_lines(sheet)]
    if sheet.chosen:
        return _view(
            [*blocks, *_choose(sheet), *_chosen(sheet.chosen)], turning(sheet.chosen.which, sheet.chosen.skipped)
        )
    full = [sheet.leads[which] for which in _ORDER if which in sheet.leads and sheet.leads[which].shown]
    lists = [block for page in full for block in _list(page)]
    return _view([*blocks, *_choose(sheet), *lists, *_empty(sheet)], "")


def _view(blocks: list[Block], shown: str) -> dict[str, Any]:
    return {"type": "home", "callback_id": View.HOME, "private_metadata": shown, "blocks": blocks[:_BLOCKS]}


def _alarms(sheet: HomeSheet) -> list[Block]:
    """Draw what is wrong, or waits for a manager, before everything else."""
    blocks = [section(paused(*each)) for each in sheet.refused]
    if sheet.zone_assumed:
        blocks.append(section(ZONE_ASSUMED))
    if sheet.held_back:
        text = f":warning: {not_taken(len(sheet.held_back))}"
        blocks.append(section(text, button("Try again", Action.TRY_AGAIN, 0)))
    if sheet.late:
        blocks += [
            section(f":rotating_light: *{how_many(sheet.late)}:* nobody was told in time."),
            *late_lines(sheet.late),
        ]
    if sheet.to_sign:
        text = ":memo: *A change to the lead definition* is waiting for your signature."
        blocks.append(section(text, button("View the proposal", Action.SHOW_PROPOSAL, sheet.to_sign)))
    return blocks


def _buttons(sheet: HomeSheet) -> list[Block]:
    roles = sheet.reader.roles
    new = [button("New lead", Action.NEW_LEAD, 0, style="primary")] if Role.MARKETER in roles else []
    new += [button("Import a file", Action.IMPORT_FILE, 0)] if Role.MARKETER in roles else []
    managers = [button("Settings", Action.SETTINGS, 0), button("Do not contact", Action.DO_NOT_CONTACT, 0)]
    have = any(page.items for which, page in sheet.leads.items() if which in _THEIRS)
    give = [button("Hand over", Action.HAND_OVER_ALL, 0)] if have or roles & MANAGERS else []
    away = [button("Away", Action.AWAY, sheet.reader.person.user_id)] if Role.REP in roles else []
    hours = [button("My hours", Action.CHANGE_REP, sheet.reader.person.user_id)] if Role.MARKETER in roles else []
    tracks = [button("Tracks", Action.TRACKS, 0)] if Role.MARKETING_MANAGER in roles else []
    agreed, words = button("What counts as a lead", Action.DEFINITION, 0), button("Glossary", Action.GLOSSARY, 0)
    return [actions(*new, *(managers if roles & MANAGERS else []), *tracks, *give, *away, *hours, agreed, words)]


def _choose(sheet: HomeSheet) -> list[Block]:
    """Draw the menu that shows one list alone, with how much is in each."""
    full = [sheet.leads[which] for which in _ORDER if which in sheet.leads and sheet.leads[which].shown]
    if not full:
        return []
    entries = [entry(f"{TITLES[page.which]} ({_count(page)})", Action.ON_HOME, turning(page.which, 0)) for page in full]
    every = entry("Everything", Action.ON_HOME, EVERYTHING)
    words = TITLES[sheet.chosen.which] if sheet.chosen else "Everything"
    return [divider(), actions(long_menu(f"Show: {words}", ("Lists", [every, *entries]), name="lists"))]


def _count(page: LeadPage) -> str:
    return f"{MOST - 1}+" if page.total >= MOST else str(page.total)


def _chosen(page: LeadPage) -> list[Block]:
    """Draw the chosen list a page at a time, and the way to its other pages."""
    if not page.shown:
        said = f"*{title_of(page)}:* nothing is in it any more."
        return [section(said, button("Show everything", f"{Action.ON_HOME}:all", EVERYTHING))]
    turn = []
    if page.skipped:
        turn.append(button("Earlier", f"{Action.ON_HOME}:earlier", turning(page.which, max(page.skipped - PAGE, 0))))
    if page.left:
        label = f"Next {min(page.left, PAGE)}"
        turn.append(button(label, f"{Action.ON_HOME}:next", turning(page.which, page.skipped + page.shown)))
    every = button("Show everything", f"{Action.ON_HOME}:all", EVERYTHING)
    where = context(f"{page.skipped + 1} to {page.skipped + page.shown} of {_count(page)}")
    return [header(title_of(page)), *_order(page), *rows_of(page), where, actions(*turn, every)]


def _order(page: LeadPage) -> list[Block]:
    return [context(ORDERED_BY)] if page.which is Which.TO_DECIDE and len(page.items) > 1 else []


def _list(page: LeadPage) -> list[Block]:
    all_at_once = snooze_all(page) if page.which is Which.DUE_NOW else []
    more = [*show_all(page.which, page.total, page.shown), *([actions(*all_at_once)] if all_at_once else [])]
    return [divider(), header(title_of(page)), *_order(page), *rows_of(page), *more]


def _empty(sheet: HomeSheet) -> list[Block]:
    """Name in one line all lists that are empty."""
    names = [TITLES[which] for which in _ORDER if which in sheet.leads and not sheet.leads[which].shown]
    return [divider(), context(f"Nothing in: {' · '.join(names)}")] if names else []
