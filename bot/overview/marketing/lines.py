"""The rows of two lists of marketing: who only attended something, and leads to review."""

from bot.lead.lines import short_name
from bot.lead.record import Listed
from bot.overview.pages import LeadPage
from bot.slack.blocks import Block, actions, button, context, section
from bot.slack.ids import Action
from bot.slack.text import bullets, esc, moment

_IN_THE_LIST = "list"


def triage_rows(page: LeadPage) -> list[Block]:
    """Say what to ask to make one a lead for sales, and draw each with what can be done about it."""
    asks = bullets(esc(each, 200) for each in page.asks)
    head = [context(f"A good answer to one of these makes it a lead for sales:\n{asks}")] if asks and page.items else []
    return [*head, *(block for lead in page.items for block in _triage_row(lead))]


def _triage_row(lead: Listed) -> list[Block]:
    about = f"{lead.id} {_IN_THE_LIST}"
    buttons = [
        button("Answer now", Action.ANSWER_NOW, lead.id),
        button("Nurture", Action.NURTURE_ATTENDEE, about),
        button("Details", Action.DETAILS, lead.id),
    ]
    return [section(f"{short_name(lead)} · since {moment(lead.stage_at)}"), actions(*buttons)]


def review_row(lead: Listed, review_id: int) -> list[Block]:
    buttons = [
        button("Pass to sales", Action.PASS_TO_SALES, review_id),
        button("Send back", Action.SEND_BACK, review_id),
        button("Details", Action.DETAILS, lead.id),
    ]
    return [section(f"{short_name(lead)} · ready, and its source is on probation"), actions(*buttons)]
