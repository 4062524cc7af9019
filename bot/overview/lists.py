"""Lists of leads, as `/lead mine`, `find` and `due` answer them and as Home leads to them: a page at a time."""

import re
from datetime import date

from bot.decisions.card import card_buttons
from bot.lead.lifecycle import STAGE_WORDS, Stage
from bot.lead.lines import short_name
from bot.lead.record import Listed
from bot.overview.due.due_lines import FOLLOW_UPS, due_buttons, no_follow_ups, rows_under_headings
from bot.overview.marketing.lines import review_row, triage_rows
from bot.overview.pages import MOST, PAGE, TITLES, LeadPage, Which, turning
from bot.promises.lines import promise_line
from bot.slack.blocks import Block, Message, actions, button, context, modal, section
from bot.slack.ids import Action, View
from bot.slack.text import day, esc, moment, person
from bot.team.eligible import eligible
from bot.team.rep import Rep

_USER_ID = re.compile(r"[A-Z][A-Z0-9]*")
_OF_SALES = (Stage.ACCEPTED, Stage.WON, Stage.LOST)
_LONGEST_VALUE = 1900
_FIND = "`/lead find` and part of a name finds one"
_LEADS_TO = {
    Which.MINE: "My open leads",
    Which.CLOSED: "My closed leads",
    Which.TEAM: "My team's open leads",
    Which.TEAM_CLOSED: "My team's closed leads",
}
_NOTHING = {
    Which.MINE: "You have no open leads now. `/lead help` shows how one comes to you.",
    Which.CLOSED: "None of your leads is closed.",
    Which.TEAM: "Your team has no open leads now.",
    Which.TEAM_CLOSED: "No lead is closed.",
    Which.TRIAGE: "Nobody is on your triage list. Those who only attended something come here, and not to sales.",
    Which.TO_REVIEW: "No lead waits for your review.",
}
_ANOTHER_WORD = "`/lead find` with another word narrows it down"
_SAYS_WHOSE = frozenset({*_LEADS_TO, Which.FIND, Which.TEAM_RETURNED, Which.TEAM_WAITING})


def lead_line(lead: Listed, *, whose: bool = False) -> str:
    """Name the lead, where it stands, and what comes next or since when; with `whose`, who has it."""
    when = f" · {lead.comes} {day(date.fromisoformat(lead.date))}" if lead.date else f" · since {moment(lead.stage_at)}"
    has = (lead.owner if lead.stage in _OF_SALES else "") or lead.in_charge
    by = f" · {person(has)}" if whose and has else ""
    also = f" · *{lead.also}* turned out to be this lead" if lead.also else ""
    return f"{short_name(lead)} · {lead.stands or STAGE_WORDS[lead.stage]}{when}{by}{also}{_because(lead)}"


def lead_row(lead: Listed, *, whose: bool = False) -> Block:
    return section(lead_line(lead, whose=whose), button("Details", Action.DETAILS, lead.id))


def _rows_of_one(lead: Listed, *, whose: bool) -> list[Block]:
    """Draw a lead; one that was lost can be tried again, as soon as somebody hears from them."""
    if lead.stage is not Stage.LOST:
        return [lead_row(lead, whose=whose)]
    again = button("Try again", Action.REATTEMPT, lead.id)
    return [section(lead_line(lead, whose=whose)), actions(again, button("Details", Action.DETAILS, lead.id))]


def lead_list(page: LeadPage, nothing: str = "") -> Message:
    """The leads with a Details button each, and the way to the rest; `nothing` says what to do if there are none."""
    if not page.shown:
        nothing = nothing or _NOTHING.get(page.which) or no_follow_ups(page) or "This list is empty now."
        return Message(nothing, [section(nothing), *due_buttons(page), *_turning(page), *_beside(page)])
    title = title_of(page)
    rows = [*rows_of(page), *due_buttons(page), *_turning(page), *_beside(page)]
    return Message(title, [section(f"*{title}*"), *rows])


def list_view(page: LeadPage) -> Block:
    """The same in a window, which the buttons turn to another page."""
    message = lead_list(page)
    return modal(View.LIST, "Leads", message.blocks)


def title_of(page: LeadPage) -> str:
    if page.which is Which.DUE:
        return page.title
    if page.which is Which.OF_REP:
        whose = person(page.wanted) if _USER_ID.fullmatch(page.wanted) else esc(page.wanted, 80)
        return f"Open leads of {whose}"
    return TITLES.get(page.which) or f"Leads that match “{esc(page.wanted, 80)}”"


def show_all(which: Which, total: int, shown: int) -> list[Block]:
    """Below the first few of a list: how many more there are, and the button that shows them all."""
    if total <= shown:
        return []
    many = total >= MOST
    more = f"more than {MOST - shown - 1} others" if many else f"{total - shown} more"
    every = "Show all" if many else f"Show all {total}"
    return [section(f"…and {more}. {_FIND}", button(every, Action.SHOW_LIST, turning(which, 0)))]


def rows_of(page: LeadPage) -> list[Block]:
    """Each lead with what can be done about it there."""
    if page.which is Which.REPS:
        return [_rep_row(rep, page) for rep in page.reps]
    if page.which in FOLLOW_UPS:
        return rows_under_headings(page, [lead_row(lead) for lead in page.items])
    if page.which is Which.TRIAGE:
        return triage_rows(page)
    if page.which is Which.TO_REVIEW:
        return [block for lead in page.items for block in review_row(lead, page.reviews.get(lead.id, 0))]
    if page.which is not Which.TO_DECIDE:
        whose = page.which in _SAYS_WHOSE
        return [block for lead in page.items for block in _rows_of_one(_as_promised(lead, page), whose=whose)]
    return [block for lead in page.items for block in (section(lead_line(lead)), card_buttons(lead))]


def _as_promised(lead: Listed, page: LeadPage) -> Listed:
    """Say what is promised about it, and by whom where that may be somebody else."""
    waits = page.waits.get(lead.id)
    if not waits:
        return lead
    by = f" · {person(waits.user_id)}" if waits.user_id and page.which is not Which.PROMISES else ""
    return lead._replace(why=f"{promise_line(waits.standing)}{by}")


def _rep_row(rep: Rep, page: LeadPage) -> Block:
    """Say how much somebody has, and whether they can be given more now."""
    can = eligible(rep, page.now, in_hours=True) if page.now else None
    text = f"{person(rep.user_id)} · {rep.has}{f' · {can.words}' if can and not can.ok else ''}"
    carried = turning(Which.OF_REP, 0, rep.user_id)
    return section(text, button("Their leads", Action.SHOW_LIST, carried))


def _because(lead: Listed) -> str:
    return f"\n{lead.why}" if lead.why else ""


def _beside(page: LeadPage) -> list[Block]:
    """Draw the buttons that lead to other lists."""
    buttons = [button(_LEADS_TO[each], f"{Action.SHOW_LIST}:{each}", turning(each, 0)) for each in page.beside]
    return [actions(*buttons)] if buttons else []


def _turning(page: LeadPage) -> list[Block]:
    if not page.skipped and not page.left:
        return []
    last = page.skipped + page.shown
    fewer = "`/lead due friday` lists those of a day" if page.which in FOLLOW_UPS else _ANOTHER_WORD
    many = f"more than {MOST - 1:,}: {fewer}"
    all_of_them = many if page.total >= MOST else page.total
    buttons = []
    if page.skipped:
        buttons.append(_button("Earlier", Action.LIST_EARLIER, page, max(page.skipped - PAGE, 0)))
    if page.left:
        buttons.append(_button(f"Next {min(page.left, PAGE)}", Action.LIST_NEXT, page, last))
    more = f" · {page.left} more" if page.left else ""
    find = "" if page.total >= MOST or page.which is Which.FIND else f" · {_FIND}"
    return [context(f"{page.skipped + 1} to {last} of {all_of_them}{more}{find}"), actions(*buttons)]


def _button(label: str, action: Action, page: LeadPage, skip: int) -> Block:
    return button(label, action, turning(page.which, skip, page.wanted)[:_LONGEST_VALUE])
