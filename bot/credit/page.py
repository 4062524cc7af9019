"""The answer to `/lead credit`: a person's leads with their shares, or everybody's sums."""

from bot.credit.shares import Credit
from bot.credit.sheet import Credited, CreditSheet
from bot.lead.lines import short_name
from bot.slack.blocks import Message, context, section
from bot.slack.text import bullets, person

_PEOPLE = 40
_RULE = (
    "Whoever added a lead has the credit, through every recycle, merge and hand-over. Where others brought it back, "
    "added to it or had it too, half stays with whoever added it, and they share the other half."
)


def credit_message(sheet: CreditSheet) -> Message:
    days = f"{sheet.first:%-d %B %Y} to {sheet.last:%-d %B %Y}"
    theirs = "Your credit" if sheet.own else f"Credit of {person(sheet.whose)}"
    who = theirs if sheet.whose else "Everybody's credit"
    title = f"{who}, {days}"
    text = _everybody(sheet) if not sheet.whose else _one(sheet)
    more = " `/lead credit all` shows everybody's." if sheet.manager and sheet.whose else ""
    return Message(title, [section(f"*{title}*\n{text}"), context(f"{_RULE}{more}")])


def _everybody(sheet: CreditSheet) -> str:
    if not sheet.credits:
        return "Sales accepted and won nothing in these days, so there is nobody to thank yet."
    lines = [f"{person(each.user_id)}: {_sums(each)}" for each in sheet.credits[:_PEOPLE]]
    more = len(sheet.credits) - _PEOPLE
    return bullets([*lines, *([f"…and {more} more, with less each"] if more > 0 else [])])


def _one(sheet: CreditSheet) -> str:
    if not sheet.credits:
        return "None in these days: it comes when sales accepts or wins a lead that you brought in or helped with."
    lines = [_lead(each) for each in sheet.leads]
    more = sheet.total - len(lines)
    return f"{_sums(sheet.credits[0])}\n{bullets([*lines, *([f'…and {more} earlier ones'] if more > 0 else [])])}"


def _sums(credit: Credit) -> str:
    """Say it in leads: "2.5 accepted and 1 won, in 3 leads"."""
    said = [f"{_number(count)} {word}" for count, word in ((credit.accepted, "accepted"), (credit.won, "won")) if count]
    return f"*{' and '.join(said)}*, in {credit.leads} {'lead' if credit.leads == 1 else 'leads'}"


def _number(count: float) -> str:
    return f"{count:,.2f}".rstrip("0").rstrip(".")


def _lead(each: Credited) -> str:
    what = " and ".join([*(["accepted"] if each.accepted else []), *(["won"] if each.won else [])])
    share = "" if each.share >= 1 else f" · {each.share:.0%} of it"
    return f"{short_name(each.lead)} · {what}{share}"
