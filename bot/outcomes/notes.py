"""Messages about what became of a lead at sales: to whoever brought it in, has it for marketing, or owned it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.decisions.notes import planned_for_you
from bot.decisions.rejection import SentBack
from bot.lead.definition.questions import Definition
from bot.lead.ending.ending import in_words
from bot.lead.kinds import EventKind
from bot.lead.lines import details_button, plain_name, ready_now_button, short_name, snooze_button
from bot.lead.reasons.recycle_reasons import RECYCLE_BY_CODE
from bot.lead.record import Event, Lead
from bot.outcomes.attempts import Attempt
from bot.outcomes.sheets import GivingBack
from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import channel, day, esc, moment, person

SIGNS = {EventKind.WON: ":trophy:", EventKind.LOST: ":black_circle:"}


def outcome(lead: Lead, end: Event, reader: str) -> Message:
    """Tell the reader how it ended, with what it brought and whose credit it is."""
    did = EventKind(end.kind)
    on = date.fromisoformat(str(end.data["on"]))
    how = in_words(end.data)
    said = f"{SIGNS[did]} *{'Won' if did is EventKind.WON else 'Lost'}:* {short_name(lead)}"
    said += f", *{how}*" if did is EventKind.WON and how else f". {how}" if how else ""
    note = _note(end.data) if did is EventKind.WON else ""
    text = f"{said}.\n{person(end.actor)} says so, as of {day(on)}.{note} {_credit(lead, did, reader)}"
    name = "was won" if did is EventKind.WON else "was lost"
    return Message(f"{plain_name(lead)} {name}", [section(text), actions(details_button(lead))])


def _note(data: Mapping[str, Any]) -> str:
    return f" “{esc(str(data['note']), 300)}”" if data.get("note") else ""


def _credit(lead: Lead, did: EventKind, reader: str) -> str:
    mine = reader == lead.originator
    if did is EventKind.WON:
        return f"The credit is {'yours: you' if mine else f'with {person(lead.originator)}, who'} brought it in."
    return (
        f"The credit stays {'yours' if mine else f'with {person(lead.originator)}'}. Nothing is left to do; when they "
        "come back, *Details* → *Try again* goes on from here."
    )


def released(lead: Lead, line: Event, reader: str, sales_channel: str) -> Message:
    """Tell the reader that the lead is offered anew, by whom and why."""
    where = channel(sales_channel) if sales_channel else "the sales channel"
    whose = "yours" if reader == lead.originator else f"{person(lead.originator)}'s"
    why = esc(str(line.data.get("note") or ""), 300)
    text = (
        f":leftwards_arrow_with_hook: {person(line.actor)} released {short_name(lead)}: “{why}” "
        f"It is back in {where} as a new offer, with all that is known. The credit stays {whose}."
    )
    return Message(f"{plain_name(lead)} was released", [section(text), actions(details_button(lead))])


def given_back(
    lead: Lead, definition: Definition, back: SentBack, reader: str, made: Sequence[Attempt] = ()
) -> Message:
    """Tell marketing that a lead comes back, with what to do next; and whoever owned it that it is theirs no more."""
    reason = RECYCLE_BY_CODE[lead.reject_code]
    to = "you" if reader == lead.in_charge else f"{person(lead.in_charge)}"
    text = (
        f":leftwards_arrow_with_hook: {person(lead.decided_by)} gave {short_name(lead)} back to {to}: *{reason.label}*."
    )
    text += f"\n> {esc(lead.reject_note, 1000)}" if lead.reject_note else ""
    text += f"\n{len(made)} attempts to reach them; the last {moment(made[0].at)}: {made[0].words}." if made else ""
    summary = f"{plain_name(lead)} is back: {reason.label}"
    if reader != lead.in_charge:
        whose = (
            "The credit stays yours." if reader == lead.originator else "It is no longer yours; nothing is left to do."
        )
        return Message(summary, [section(f"{text}\n{whose}"), actions(details_button(lead))])
    credit = "yours" if reader == lead.originator else f"with {person(lead.originator)}"
    now = f"*What happens now:* {planned_for_you(lead, definition, back)} The credit stays {credit}."
    buttons = actions(ready_now_button(lead), snooze_button(lead), details_button(lead))
    return Message(summary, [section(text), section(now), buttons])


def call_back(lead: Lead, last: Attempt, ways: str, *, again: bool = False) -> Message:
    """Remind the owner that they asked to be called today or, `again`, on a day that has gone by."""
    note = f" “{esc(last.note, 300)}”" if last.note else ""
    on = day(last.call_back) if last.call_back else ""
    asked = f"on {on}, and waits for it as far as I know" if again else "today"
    text = (
        f":telephone_receiver: {short_name(lead)} asked to be called back {asked}: so {person(last.by)} noted "
        f"{moment(last.at)}.{note}\n{ways}\n*Log attempt* says how it went, and I stop reminding you."
    )
    buttons = actions(button("Log attempt", Action.LOG_ATTEMPT, lead.id, style="primary"), details_button(lead))
    title = f"Call {plain_name(lead)} back"
    return Message(title if again else f"{title} today", [section(text), buttons])


def nobody_called_back(lead: Lead, last: Attempt) -> Message:
    """Tell a manager of sales that they asked to be called, and that nobody has, however often its owner was told."""
    on = day(last.call_back) if last.call_back else "a day that has gone by"
    text = (
        f":rotating_light: {short_name(lead)} asked to be called back on {on}, and nobody has, as far as I know. "
        f"{person(lead.owner)} has it, and I reminded them more than once. Please ask them, or hand it over: I go on "
        "telling until somebody has tried."
    )
    hand_over = button("Hand over", Action.HAND_OVER, lead.id)
    return Message(f"{plain_name(lead)}: nobody called back", [section(text), actions(hand_over, details_button(lead))])


def given_back_by_you(lead: Lead, back: GivingBack) -> str:
    """Answer `/lead nurture L-12 not now until March`."""
    reason = RECYCLE_BY_CODE[back.code]
    undo = "Your message about it has *Undo* for ten minutes."
    return (
        f":leftwards_arrow_with_hook: You gave {short_name(lead)} back to {person(lead.in_charge)}: *{reason.label}*. "
        f"{reason.became} {undo}"
    )


def attempt_by_you(lead: Lead, attempt: Attempt) -> str:
    """Answer `/lead attempt L-12 call no answer`."""
    back = f" I remind you on {day(attempt.call_back)}." if attempt.call_back else ""
    said = f":telephone_receiver: Logged for {short_name(lead)}: {attempt.words}.{back}"
    return f"{said} Your message about it has *Undo*."


def won_by_you(lead: Lead) -> str:
    """Answer `/lead won L-12 12000 EUR`."""
    return f":trophy: {short_name(lead)} is won. {_heard(lead)} Your message about it has *Undo* for ten minutes."


def lost_by_you(lead: Lead, how: str) -> str:
    """Answer `/lead lost L-12 chose a competitor`."""
    undo = "Your message about it has *Undo* for ten minutes."
    return f":black_circle: {short_name(lead)} is lost: {how}. {_heard(lead)} {undo}"


def released_by_you(lead: Lead) -> str:
    """Answer `/lead release L-12 on parental leave`."""
    back = ":leftwards_arrow_with_hook:"
    said = f"{back} You released {short_name(lead)}. It is back in the sales channel as a new offer. {_heard(lead)}"
    return f"{said} Your message about it has *Undo* for ten minutes."


def _heard(lead: Lead) -> str:
    return f"{person(lead.in_charge)} hears of it."
