"""Messages about what sales decided: to the marketer, and to the rep who has the lead now."""

from datetime import date

from bot.decisions.back_again import BackAgain
from bot.decisions.rejection import SentBack
from bot.lead.definition.completeness import declined_for_now
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
from bot.lead.reasons.reason import Reason
from bot.lead.record import Event, Lead
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.nurture.introduced.introduction import Introduction
from bot.nurture.introduced.lines import heard
from bot.slack.blocks import Block, Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import bullets, channel, day, esc, moment, person, short_day_of

_HEARD = 120  # characters of each thing they said


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


def rejected(lead: Lead, definition: Definition, sent_back: SentBack) -> Message:
    """Tell marketing why sales rejected the lead, what happens now, and what to do."""
    reason = REASON_BY_CODE[lead.reject_code]
    text = f"{person(lead.decided_by)} rejected {short_name(lead)}: *{reason.label}*."
    text += _quoted(lead.reject_note)
    blocks = [section(text), section(_what_next(lead, definition, sent_back))]
    buttons = [details_button(lead)]
    if lead.stage is Stage.RETURNED:
        who = [_who(lead, sent_back)] if reason.names_person else []
        buttons = [button("Fix and resubmit", Action.FIX, lead.id, style="primary"), *who, *buttons]
    elif lead.stage is Stage.NURTURING:
        buttons = [ready_now_button(lead), snooze_button(lead), *buttons]
    return Message(f"{plain_name(lead)} was rejected: {reason.label}", [*blocks, actions(*buttons)])


def _who(lead: Lead, sent_back: SentBack) -> Block:
    """Lead to the buying group: to whoever was suggested, or to somebody new."""
    if sent_back.contact_id:
        return button("Who is it?", Action.CHANGE_CONTACT, sent_back.contact_id)
    return button("Add a contact", Action.ADD_CONTACT, lead.id)


def _what_next(lead: Lead, definition: Definition, sent_back: SentBack) -> str:
    if lead.stage is Stage.RETURNED:
        return (
            f"*What to do now:* {_find_out(sent_back)}put it right and send it again. {_look_at(definition, sent_back)}"
        )
    if lead.stage is Stage.NURTURING:
        return f"*What happens now:* it is back with you. {planned_for_you(lead, definition, sent_back)}"
    if lead.merged_into:
        number = f"L-{lead.merged_into}"
        return (
            f"*What happens now:* it goes on as *{number}*, with everything you found out. Whoever added it first "
            f"has the credit. `/lead show {number}` shows it."
        )
    reason = REASON_BY_CODE[lead.reject_code]
    if reason.suppresses and (lead.email or lead.phone):
        return "*What happens now:* it is closed. Managers decide whether anybody may contact them again."
    if reason.merges:
        return "*What happens now:* it is closed. Managers of sales look who has them; if somebody takes it, you hear."
    lesson = "The note above" if lead.reject_note else f"A word with {person(lead.decided_by)}"
    after_all = (
        " If they do need it after all, correct the answer: *Details* → *Edit*." if declined_for_now(lead) else ""
    )
    return f"*What happens now:* it is closed. {lesson} may help with the next lead from this source.{after_all}"


def _find_out(sent_back: SentBack) -> str:
    if sent_back.suggested:
        return f"they suggest *{esc(sent_back.suggested, 300)}*. Find out what part that person plays, "
    return "find out who decides, add them to the buying group, " if sent_back.wrong_person else ""


def _look_at(definition: Definition, sent_back: SentBack) -> str:
    named = [esc(definition.by_key[key].prompt, 300) for key in sent_back.again if key in definition.by_key]
    return f"Please look at:\n{bullets(named)}" if named else "Please check who it is and the answers given."


def _quoted(note: object) -> str:
    return f"\n> {esc(str(note), 1000)}" if note else ""


def planned_for_you(lead: Lead, definition: Definition, sent_back: SentBack) -> str:
    """Tell whoever nurtures the lead when they are reminded, of what, and what is asked again."""
    on_track = sent_back.track
    when = f" on {sent_back.coming.words}" if sent_back.coming else ""
    asked = [f"*{esc(definition.by_key[key].short, 60)}*" for key in sent_back.again if key in definition.by_key]
    again = f" {' and '.join(asked)} is asked again before it goes back to sales." if asked else ""
    first = esc(on_track.touch(lead.touch).what, 150)
    return f"I will remind you to follow up{when}, on the track *{esc(on_track.name, 75)}*: “{first}”.{again}"


def passed_on(lead: Lead, line: Event, reader: str) -> Message:
    """Tell the account's farmer that a customer's lead is theirs to decide on, and marketing that they have it now."""
    if line.data.get("given"):
        return _given(lead, line, reader)
    said = f"{person(line.actor)} says that {short_name(lead)} is a customer already"
    note = _quoted(line.data.get("note"))
    farmer, through = str(line.data.get("to")), str(line.data.get("through") or "")
    if reader == farmer:
        have = f"You have the company through *{through}*" if through else "You look after customers"
        text = f":arrow_right: {said}.{note}\n{have}, so it waits for you: *Details* has *Accept* and *Reject*."
    else:
        has = f"{person(farmer)} has the company" if through else f"{person(farmer)} looks after customers"
        text = (
            f":arrow_right: {said}.{note}\n{has}, so they decide on it now. You have nothing to do; the credit stays."
        )
    return Message(f"{plain_name(lead)}: a customer already", [section(text), actions(details_button(lead))])


def whose_customer(lead: Lead, by: str) -> Message:
    """Ask a manager of sales who has a customer that no rep is known to have."""
    note = _quoted(lead.reject_note)
    text = (
        f"{person(by)} closed {short_name(lead)}: they are a customer already.{note}\nNo rep is known to have the "
        "company. Who talks to them? It is offered again for that rep alone; or it stays closed."
    )
    give = button("Give it to a rep", Action.GIVE_CUSTOMER, lead.id, style="primary")
    buttons = actions(give, button("Not ours to pass on", Action.NOT_OURS, lead.id), details_button(lead))
    return Message(f"{plain_name(lead)}: whose customer is it?", [section(text), buttons])


def _given(lead: Lead, line: Event, reader: str) -> Message:
    """Tell the rep whom a manager gave a customer's lead to, and marketing that they have it now."""
    note, to = _quoted(line.data.get("note")), str(line.data.get("to"))
    if reader == to:
        text = (
            f":arrow_right: {person(line.actor)} gives you {short_name(lead)}, a customer already.{note}\nIt waits for "
            "you alone: *Details* has *Accept* and *Reject*."
        )
    else:
        text = (
            f":arrow_right: {short_name(lead)} is a customer already, and {person(line.actor)} gave it to "
            f"{person(to)}, who decides on it now.{note}\nYou have nothing to do; the credit stays."
        )
    return Message(f"{plain_name(lead)}: a customer already", [section(text), actions(details_button(lead))])


_DECIDED = {
    "not_ours": "nobody here passes this customer on, so it stays closed",
    "contactable": "they may still be contacted. The lead itself stays closed",
    "barred": "nobody contacts them again, by any way we know. The lead stays closed",
}


def stays_closed(lead: Lead, by: str, why: str) -> Message:
    """Tell whoever closed a lead, and marketing, what a manager made of what was said about it."""
    again = " When they turn up again, `/lead` takes them as usual." if why == "contactable" else ""
    text = (
        f":file_folder: {person(by)} decided about {short_name(lead)}: {_DECIDED[why]}.{again} You have nothing to do."
    )
    return Message(f"{plain_name(lead)} stays closed", [section(text), actions(details_button(lead))])


def came_back(lead: Lead, reason: Reason, named: date) -> Message:
    """Tell the rep who sent a lead back until a date that its marketer comes back to it now."""
    text = (
        f":calendar: {short_name(lead)}: you {reason.did} as *{reason.label}* until {day(named)}. That is near now, so "
        f"{person(lead.in_charge)} asks them whether the date holds. You have nothing to do: when it is ready, it "
        "comes to sales again, and you hear of it."
    )
    return Message(f"{plain_name(lead)}: the date is near", [section(text), actions(details_button(lead))])


def back(lead: Lead, again: BackAgain, sales_channel: str, told: Introduction | None = None) -> Message:
    """Tell whoever sent the lead back that it is offered again, and what was heard from them in between."""
    where = channel(sales_channel) if sales_channel else "the sales channel"
    anyway = f" {override_line(lead)}" if lead.overridden_by else ""
    changed = f" {esc(again.what_changed, 300)}" if again.what_changed else ""
    when = f" on {short_day_of(again.at)}" if again.at and told else ""
    opening = f"{short_name(lead)} is back in {where}. You {again.how}{when}"
    ready = "" if not told else "; it is ready now" if not lead.overridden_by else "; it is offered anyway"
    since = f"\n{heard(told, _HEARD)}" if told and told.heard else ""
    text = f"{opening}{ready}.{changed}{anyway}{since}"
    return Message(f"{plain_name(lead)} is back", [section(text), actions(details_button(lead))])
