"""Messages about the do-not-contact list: the question to managers, and word to those who had a lead."""

from collections.abc import Sequence
from datetime import datetime

from bot.do_not_contact.page import in_words
from bot.do_not_contact.sheet import Entry
from bot.lead.barred.bars import Bar
from bot.lead.identity.reach import Reach
from bot.lead.identity.sameness import company_domain
from bot.lead.lifecycle import Stage
from bot.lead.lines import details_button, plain_name, short_name
from bot.lead.record import Lead
from bot.slack.blocks import Block, Message, actions, button, confirmation, section
from bot.slack.filled import stamp
from bot.slack.ids import Action
from bot.slack.text import esc, moment, person, shortened

_ENDS = {
    Stage.DRAFT: "I ask nothing more about it.",
    Stage.RETURNED: "It need not be corrected, and I ask nothing more about it.",
    Stage.NURTURING: "No follow-up comes any more.",
    Stage.OFFERED: "Its card in the sales channel is withdrawn, and nobody can accept it.",
    Stage.ACCEPTED: "Sales does not go on with it.",
}


def confirm_suppression(lead: Lead, entry: Entry, ways: Sequence[Reach], reader: str) -> Message:
    """Ask a manager, with what the rep wrote, or say what was answered."""
    said = f"{person(entry.asked_by)} says that {short_name(lead)} never buys from us."
    if entry.reason:
        said += f"\n> {esc(entry.reason, 1000)}\n"
    if entry.state != "asked":
        return _answered(lead, entry, said, reader)
    suppression_id = entry.id
    if not ways:
        return _nothing_to_bar_by(lead, said)
    text = (
        f"{said} If you confirm, nobody contacts them again, by any way we know: {in_words(tuple(ways))}. "
        "Until then only this lead is closed."
    )
    buttons = [button("Confirm", Action.CONFIRM_SUPPRESSION, suppression_id, style="danger", confirm=_sure("them"))]
    if domain := company_domain(lead.email):
        everybody = f"Confirm for all of {shortened(domain, 50)}"
        about = f"{suppression_id} {stamp(domain)}"
        buttons.append(button(everybody, Action.CONFIRM_DOMAIN, about, style="danger", confirm=_sure("anybody there")))
    buttons.append(button("Keep contactable", Action.DROP_SUPPRESSION, suppression_id))
    return Message(f"Please confirm: {plain_name(lead)} never buys from us", [section(text), actions(*buttons)])


def _answered(lead: Lead, entry: Entry, said: str, reader: str) -> Message:
    who = "you" if entry.decided_by == reader else person(entry.decided_by)
    when = f", {moment(entry.decided_at)}" if entry.decided_at else ""
    became = {
        "confirmed": f":no_entry: Confirmed by {who}{when}. Nobody contacts them again: {in_words(entry.ways)}.",
        "dropped": f":white_check_mark: Kept contactable by {who}{when}. The lead itself stays closed.",
        "lifted": f"It was lifted by {who}{when}: they may be contacted again.",
    }.get(entry.state, "There is nothing left to decide.")
    blocks = [section(f"{said}\n{became}"), actions(details_button(lead))]
    return Message(f"{plain_name(lead)}: {became}", blocks)


def _sure(whom: str) -> Block:
    return confirmation("Bar them?", f"Nobody contacts {whom} again, until a manager lifts it.", "Confirm")


def _nothing_to_bar_by(lead: Lead, said: str) -> Message:
    text = (
        f"{said} The lead is closed. It has neither an email address nor a phone number, so there is nothing to bar "
        "them by: if they are typed in again, I cannot tell that it is them. If you know an address or a number of "
        "theirs, put it on the list."
    )
    buttons = actions(button("Do not contact", Action.DO_NOT_CONTACT, 0), details_button(lead))
    return Message(f"{plain_name(lead)} never buys from us", [section(text), buttons])


def barred(lead: Lead, bar: Bar, reader: str, was: str, meetings: Sequence[datetime]) -> Message:
    """Tell somebody who had to do with the lead why it is closed; `was` is the stage it was in, and the `meetings`
    (UTC) are called off."""
    yours = " It was yours." if reader == lead.owner and was == Stage.ACCEPTED else ""
    ends = [_ENDS[Stage(was)]] if was in _ENDS else []
    ends += [f"The meeting {moment(at)} is called off here; please take it out of your calendar." for at in meetings]
    text = (
        f":no_entry: {short_name(lead)} is closed, because nobody may contact them any more.{yours} {bar.whom} on the "
        f"do-not-contact list. {bar.story}"
    )
    now = f"*What that means:* please do not write to them or call them. {' '.join(ends)}"
    talk_to = person(bar.by) if bar.by else "a manager"
    then = (
        "*What you can still do:* Details keeps everything that is known. If this is a mistake, or something is still "
        f"owed to them, talk to {talk_to}. Once the entry is lifted, *Details* → *Reopen* takes the lead up again."
    )
    blocks = [section(text), section(now), section(then), actions(details_button(lead))]
    return Message(f"{plain_name(lead)} is closed: do not contact them", blocks)


def lifted(lead: Lead, by: str, reader: str) -> Message:
    """Tell whoever had a lead that was closed for an entry that the entry is off the list now."""
    text = (
        f"{person(by)} took off the do-not-contact list what {short_name(lead)} was closed for: they may be contacted "
        "again. The lead stays closed until marketing reopens it; then I ask for what is missing, and it goes to sales "
        "once it meets the definition."
    )
    reopen = [button("Reopen", Action.REOPEN, lead.id)] if reader == lead.in_charge else []
    return Message(
        f"{plain_name(lead)} may be contacted again", [section(text), actions(*reopen, details_button(lead))]
    )
