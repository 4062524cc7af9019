"""The Home tab: what is waiting for this person in each role, with the button that moves it on."""

from typing import Any

from bot.lead.people import MANAGERS, Role
from bot.nurture.late.notes import how_many_now, late_lines
from bot.overview.due.due_lines import snooze_all
from bot.overview.lists import rows_of, show_all, title_of
from bot.overview.pages import LeadPage, Which
from bot.overview.sheets import HomeSheet
from bot.slack.blocks import Block, actions, button, context, divider, header, section
from bot.slack.ids import Action, View
from bot.slack.refusals import paused
from bot.workspace.help import without_a_role
from bot.workspace.notes import ZONE_ASSUMED, not_taken
from bot.worth.in_words import ORDERED_BY

_NOTHING = {
    Which.OVERDUE: "Nothing is overdue.",
    Which.UNOWNED: "Every lead that came to sales has somebody who answered it.",
    Which.PAUSED: "Nothing is paused.",
    Which.REPS: "There are no sales reps yet. Settings → Team adds them.",
    Which.PROMISES: "You have promised nothing that is open.",
    Which.OWNED: "You have no leads yet. Press Accept on one below.",
    Which.TO_DECIDE: "No lead is waiting. New ones come to the sales channel.",
    Which.DUE_NOW: "No follow-up is due.",
    Which.RETURNED: "Nothing has come back.",
    Which.DRAFTS: "No drafts. Everything you added is on its way.",
    Which.WAITING: "None of your leads is waiting for an answer.",
    Which.DUE_THEN: "No follow-ups in the next two weeks.",
}

_OF_MARKETING = (Which.DUE_NOW, Which.RETURNED, Which.DRAFTS, Which.WAITING, Which.DUE_THEN)
_THEIRS = frozenset({Which.OWNED, *_OF_MARKETING})
_SHORT = frozenset({Which.OVERDUE, Which.UNOWNED, Which.PAUSED, Which.PROMISES, *_OF_MARKETING})
"""Lists of which the empty one is a line: for those who look whether anything is wrong."""


def home(sheet: HomeSheet) -> dict[str, Any]:
    roles = sheet.reader.roles
    blocks = _welcome(sheet) if not roles else [_buttons(sheet)]
    blocks += [section(paused(*each)) for each in sheet.refused]
    if sheet.zone_assumed:
        blocks.append(section(ZONE_ASSUMED))
    if sheet.held_back:
        text = f":warning: {not_taken(len(sheet.held_back))}"
        blocks.append(section(text, button("Try again", Action.TRY_AGAIN, 0)))
    if sheet.late:
        blocks += [
            section(f":rotating_light: *{how_many_now(sheet.late)}:* nobody was told in time."),
            *late_lines(sheet.late),
        ]
    if sheet.to_sign:
        text = ":memo: *A change to the lead definition* is waiting for your signature."
        blocks.append(section(text, button("View the proposal", Action.SHOW_PROPOSAL, sheet.to_sign)))
    for which in (each for each in _NOTHING if each in sheet.leads):
        blocks += _list(sheet.leads[which], _NOTHING[which])
    return {"type": "home", "callback_id": View.HOME, "blocks": blocks[:100]}


def _buttons(sheet: HomeSheet) -> Block:
    roles = sheet.reader.roles
    new = [button("New lead", Action.NEW_LEAD, 0, style="primary")] if Role.MARKETER in roles else []
    managers = [button("Settings", Action.SETTINGS, 0), button("Do not contact", Action.DO_NOT_CONTACT, 0)]
    have = any(page.items for which, page in sheet.leads.items() if which in _THEIRS)
    give = [button("Hand over", Action.HAND_OVER_ALL, 0)] if have or roles & MANAGERS else []
    away = [button("Away", Action.AWAY, sheet.reader.person.user_id)] if Role.REP in roles else []
    hours = [button("My hours", Action.CHANGE_REP, sheet.reader.person.user_id)] if Role.MARKETER in roles else []
    tracks = [button("Tracks", Action.TRACKS, 0)] if Role.MARKETING_MANAGER in roles else []
    agreed, words = button("What counts as a lead", Action.DEFINITION, 0), button("Glossary", Action.GLOSSARY, 0)
    return actions(*new, *(managers if roles & MANAGERS else []), *tracks, *give, *away, *hours, agreed, words)


def _welcome(sheet: HomeSheet) -> list[Block]:
    return without_a_role(sheet.managers, sheet.asked_for_access).blocks


def _list(page: LeadPage, nothing: str) -> list[Block]:
    if not page.shown and page.which in _SHORT:
        return [divider(), section(f"*{title_of(page)}:* {nothing[:1].lower()}{nothing[1:]}")]
    rows = rows_of(page) or [context(nothing)]
    order = [context(ORDERED_BY)] if page.which is Which.TO_DECIDE and len(page.items) > 1 else []
    all_at_once = snooze_all(page) if page.which is Which.DUE_NOW else []
    more = [*show_all(page.which, page.total, page.shown), *([actions(*all_at_once)] if all_at_once else [])]
    return [divider(), header(title_of(page)), *order, *rows, *more]
