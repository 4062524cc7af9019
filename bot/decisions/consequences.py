"""The consequence of a rejection with names and dates, as it stands in the form before it is confirmed."""

from bot.decisions.rejection import ToReject
from bot.lead.lifecycle import Move
from bot.lead.reasons.reason import Reason
from bot.nurture.lines import what_is_planned
from bot.slack.text import people, person


def what_happens(reason: Reason, asked: ToReject) -> str:
    """Say who hears, what they do and when, and what it means for whoever rejects."""
    turn = " It does not count as your turn." if reason.is_justified and asked.lead.routed_to == asked.reader else ""
    return f"*What happens then:* {_what(reason, asked)}{turn} You can undo it for ten minutes."


def _what(reason: Reason, asked: ToReject) -> str:
    lead, marketer = asked.lead, person(asked.lead.in_charge)
    if reason.move is Move.DEFER and asked.track:
        day = None if reason.needs_date else asked.coming
        return what_is_planned(lead, asked.definition, asked.track, day, reason.reopens, asked.early_days)
    if reason.names_answers:
        return f"it goes back to {marketer} with those answers to put right. When it is sent again, you hear of it."
    if reason.names_person:
        return (
            f"it goes back to {marketer} to find out who decides, with your suggestion in its buying group. When it is "
            "sent again, you hear of it."
        )
    if reason.merges:
        return f"with a lead chosen above, you see both side by side, and the two become one. {_customer(asked)}"
    if reason.suppresses:
        return _never(asked)
    return f"it is closed. {marketer} reads why, and does not follow up."


def _customer(asked: ToReject) -> str:
    """Say what becomes of a customer's lead, where no other lead is chosen."""
    marketer = person(asked.lead.in_charge)
    if asked.farmer:
        has = f"has the company through {asked.farmer.through}" if asked.farmer.through else "looks after customers"
        return (
            f"Without one it goes to {person(asked.farmer.user_id)}, who {has} and hears why from you. {marketer} "
            "hears of it."
        )
    asks = f"I ask {people(asked.managers)} who has the company" if asked.managers else "nobody manages sales yet"
    return f"Without one it is closed, and {asks}. {marketer} hears of it."


def _never(asked: ToReject) -> str:
    marketer = person(asked.lead.in_charge)
    if not asked.can_be_barred:
        return f"it is closed. With no email or phone, there is nothing to bar them by. {marketer} hears of it."
    return f"it is closed. {marketer} hears of it, and managers decide whether anybody may contact them again."
