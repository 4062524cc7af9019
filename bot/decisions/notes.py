"""Messages about what sales decided: to the marketer, and to the rep who has the lead now."""

from datetime import date

from bot.decisions.back_again import BackAgain
from bot.lead.definition.questions import Definition
from bot.lead.lifecycle import Stage
from bot.lead.lines import (
    details_button,
    override_line,
    plain_name,
    ready_now_button,
    short_name,
    snooze_button,
)
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import bullets, channel, day, esc, moment, person


def accepted(lead: Lead) -> Message:
    text = (
        f":tada: {person(lead.decided_by or lead.owner)} accepted {short_name(lead)}, {moment(lead.stage_at)}. "
        "It is in good hands now, and it stays credited to you."
    )
    return Message(f"{plain_name(lead)} was accepted", [section(text), actions(details_button(lead))])


def accepted_by_you(lead: Lead) -> str:
    """Answer `/lead accept L-12`."""
    return (
        f":white_check_mark: You accepted {short_name(lead)}. It is yours now: the contact details and the next step "
        f"come in a message, and {person(lead.in_charge)} hears of it."
    )


def rejected(lead: Lead, definition: Definition, follow_up: date | None, fix: list[str]) -> Message:
    reason = REASON_BY_CODE[lead.reject_code]
    text = f"{person(lead.decided_by)} rejected {short_name(lead)}: *{reason.label}*."
    if lead.reject_note:
        text += f"\n> {esc(lead.reject_note, 1000)}"
    blocks = [section(text), section(_what_next(lead, definition, follow_up, fix))]
    buttons = [details_button(lead)]
    if lead.stage is Stage.RETURNED:
        buttons = [button("Fix and resubmit", Action.FIX, lead.id, style="primary"), *buttons]
    elif lead.stage is Stage.NURTURING:
        buttons = [ready_now_button(lead), snooze_button(lead), *buttons]
    return Message(f"{plain_name(lead)} was rejected: {reason.label}", [*blocks, actions(*buttons)])


def _what_next(lead: Lead, definition: Definition, follow_up: date | None, fix: list[str]) -> str:
    if lead.stage is Stage.RETURNED:
        named = [esc(definition.by_key[key].prompt, 300) for key in fix if key in definition.by_key]
        what = f"Please look at:\n{bullets(named)}" if named else "Please check who it is and the answers given."
        return f"*What to do now:* put it right and send it again. {what}"
    if lead.stage is Stage.NURTURING:
        when = f" on {day(follow_up)}" if follow_up else ""
        return f"*What happens now:* it is back with you. I will remind you to follow up{when}."
    if lead.merged_into:
        number = f"L-{lead.merged_into}"
        return (
            f"*What happens now:* it goes on as *{number}*, with everything you found out. Whoever added it first "
            f"has the credit. `/lead show {number}` shows it."
        )
    lesson = "The note above" if lead.reject_note else f"A word with {person(lead.decided_by)}"
    return f"*What happens now:* it is closed. {lesson} may help with the next lead from this source."


def back(lead: Lead, again: BackAgain, sales_channel: str) -> Message:
    """Tell whoever sent the lead back that it is offered again."""
    where = channel(sales_channel) if sales_channel else "the sales channel"
    anyway = f" {override_line(lead)}" if lead.overridden_by else ""
    changed = f" {esc(again.what_changed, 300)}" if again.what_changed else ""
    text = f"{short_name(lead)} is back in {where}. You {again.how}.{changed}{anyway}"
    return Message(f"{plain_name(lead)} is back", [section(text), actions(details_button(lead))])
