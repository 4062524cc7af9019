"""Messages to a lead's marketer about where the lead stands, with the next step as buttons."""

from collections.abc import Sequence
from datetime import date

from bot.cadence.tracks.track import Track
from bot.lead.definition.questions import Definition
from bot.lead.lines import (
    answering_buttons,
    details_button,
    fitting,
    plain_name,
    ready_now_button,
    short_name,
    snooze_button,
)
from bot.lead.record import Lead
from bot.requests.notes import Anyway
from bot.slack.blocks import Message, actions, button, context, entry, menu, section
from bot.slack.ids import Action
from bot.slack.text import bullets, channel, day, esc, esc_block, person

_AGAINST = 1800  # in characters, of the three thousand that a section holds


def missing(lead: Lead, definition: Definition, keys: tuple[str, ...], *, again: bool) -> Message:
    prompts = [esc(definition.by_key[key].prompt, 300) for key in keys]
    count = "one answer" if len(prompts) == 1 else f"{len(prompts)} answers"
    verb = "is" if len(prompts) == 1 else "are"
    opening = "still needs" if again else "is saved. Before it can go to sales it needs"
    text = f"{short_name(lead)} {opening} {count}:\n{bullets(prompts)}"
    now, one_by_one, _ = answering_buttons(lead)
    rest = menu(
        entry("Call script", Action.CALL_SCRIPT, lead.id),
        entry("Discard", Action.DISCARD, lead.id),
        entry("Details", Action.DETAILS, lead.id),
    )
    buttons = [now, one_by_one, rest]
    summary = f"{plain_name(lead)}: {count} {verb} missing"
    return Message(summary, [section(text), actions(*buttons)])


def still_returned(lead: Lead) -> Message:
    """Remind of a lead that sales returned and that lacks no answer: something else has to be put right."""
    whence = "sales returned it" if lead.reject_code else "it was taken back from sales"
    text = f"{short_name(lead)} is still waiting for you: {whence}, and it has not been sent again since."
    fix = button("Fix and resubmit", Action.FIX, lead.id, style="primary")
    return Message(
        f"{plain_name(lead)} is still waiting for you",
        [section(text), actions(fix, button("Discard", Action.DISCARD, lead.id), details_button(lead))],
    )


def offered(lead: Lead, sales_channel: str, why: Sequence[str]) -> Message:
    text = (
        f":rocket: {short_name(lead)} meets the definition and is now in {_where(sales_channel)}. You will hear what "
        f"sales decides.{' Its track stops here.' if lead.track else ''}"
    )
    reasons = [context("Why: " + " ".join(esc(reason) for reason in why))] if why else []
    return Message(f"{plain_name(lead)} is with sales", [section(text), *reasons, actions(details_button(lead))])


def _where(sales_channel: str) -> str:
    return channel(sales_channel) if sales_channel else "the sales channel"


def nurturing(lead: Lead, track: Track, first: date | None, anyway: Anyway) -> Message:
    reasons = bullets(esc(reason) for reason in lead.reasons)
    when = f"The first follow-up comes on {day(first)}; I will remind you." if first else "I will remind you."
    text = f":seedling: {short_name(lead)} is not ready for sales yet, so it stays with you.\n{reasons}\n{when}"
    plan = context(f"Track: {esc(track.name, 75)}; `/lead plan {lead.label}` shows all that comes.", *anyway.words)
    talk = button("Log a conversation", Action.LOG_CONVERSATION, lead.id)
    buttons = actions(ready_now_button(lead), snooze_button(lead), talk, *anyway.buttons, details_button(lead))
    return Message(f"{plain_name(lead)} is not ready yet", [section(text), plan, buttons])


def refused(lead: Lead, anyway: Anyway) -> Message:
    reasons = bullets(esc(reason) for reason in lead.reasons)
    text = f"{short_name(lead)} does not meet the definition, so it does not go to sales.\n{reasons}"
    text += "\nIs an answer wrong? *Details* → *Edit* puts it right, and I judge the lead again."
    decline = (
        f"Hi {esc_block(lead.first_name, 80)},\nthank you for your interest and for your time. "
        "From what you told us, we are not the right choice for you at the moment, and we would rather say so now. "
        "If that changes, a short reply is all it takes.\nAll the best"
    )
    copy = section(f"Here is a courteous answer you can copy:\n```{decline}```")
    who = [context(*anyway.words)] if anyway.words else []
    buttons = actions(*anyway.buttons, details_button(lead))
    return Message(f"{plain_name(lead)} is refused", [section(text), copy, *who, buttons])


def suppressed(lead: Lead) -> Message:
    """Say that nobody may contact them: there is nothing to send, and nobody to convince."""
    reasons = bullets(esc(reason) for reason in lead.reasons)
    text = f"{short_name(lead)} does not go to sales, and nobody should write to them.\n{reasons}"
    return Message(f"{plain_name(lead)} is refused", [section(text), actions(details_button(lead))])


def overridden(lead: Lead, sales_channel: str, against: Sequence[str], reader: str) -> Message:
    """Say who offered the lead although the definition kept it back, why, and what speaks against it."""
    who = "You" if reader == lead.overridden_by else person(lead.overridden_by)
    text = (
        f"{who} offered {short_name(lead)} to sales anyway: “{esc(lead.override_reason, 600)}” It is now in "
        f"{_where(sales_channel)}."
    )
    if against:
        text += f"\n*What speaks against it:*\n{fitting((esc(reason) for reason in against), _AGAINST)}"
    credit = " It stays credited to you." if reader == lead.originator else ""
    hears = f"{'You' if reader == lead.in_charge else person(lead.in_charge)} will hear what sales decides."
    blocks = [section(text), section(f"Sales can see that, and why.{credit} {hears}"), actions(details_button(lead))]
    return Message(f"{plain_name(lead)} was offered anyway", blocks)
