"""What Baton writes to a lead's marketer about where the lead stands, with the next step as buttons."""

from collections.abc import Sequence
from datetime import datetime

from bot.rules.cadence import track
from bot.rules.definition import Definition
from bot.rules.lead import Lead
from bot.rules.lifecycle import Stage
from bot.rules.rejection import REASON_BY_CODE
from bot.views.blocks import Message, actions, button, confirmation, context, section
from bot.views.ids import Action
from bot.views.lead_lines import answering_buttons, name_line, plain_name, said, short_name
from bot.views.text import bullets, channel, day, esc, esc_block, moment, people, person


def missing(lead: Lead, definition: Definition, keys: tuple[str, ...], *, again: bool) -> Message:
    prompts = [esc(definition.by_key[key].prompt, 300) for key in keys]
    count = "one answer" if len(prompts) == 1 else f"{len(prompts)} answers"
    verb = "is" if len(prompts) == 1 else "are"
    opening = "still needs" if again else "is saved. Before it can go to sales it needs"
    text = f"{short_name(lead)} {opening} {count}:\n{bullets(prompts)}"
    buttons = [*answering_buttons(lead), _details(lead)]
    summary = f"{plain_name(lead)}: {count} {verb} missing"
    return Message(summary, [section(text), actions(*buttons)])


def still_returned(lead: Lead) -> Message:
    """A reminder for a lead that sales returned and that lacks no answer: something else has to be put right."""
    text = f"{short_name(lead)} still waits for you: sales returned it, and it has not been corrected and sent again."
    fix = button("Fix and resubmit", Action.FIX, lead.id, style="primary")
    return Message(f"{plain_name(lead)} still waits for you", [section(text), actions(fix, _details(lead))])


def answer_replaced(lead: Lead, definition: Definition, key: str, by: str) -> Message:
    """To whoever answered first, when somebody else's form said otherwise a moment later."""
    asked = definition.by_key[key]
    answer = lead.answers.get(key)
    now = f"“{esc(asked.in_words(answer.value), 300)}”" if answer else "blank again"
    text = (
        f"{person(by)} answered *{esc(asked.prompt, 300)}* for {short_name(lead)} at the same time as you. "
        f"It is {now} now. If yours is right, please talk to each other and answer it again."
    )
    return Message(f"{plain_name(lead)}: an answer of yours was replaced", [section(text), actions(_details(lead))])


def answer_corrected(lead: Lead, definition: Definition, key: str, by: str) -> Message:
    """To whoever else has to do with an accepted lead: one of its answers is another now."""
    asked, answer = definition.by_key[key], lead.answers.get(key)
    now = f"It is “{esc(asked.in_words(answer.value), 300)}” now." if answer else "It is blank now."
    text = f"{person(by)} corrected *{esc(asked.prompt, 300)}* for {short_name(lead)}. {now} Nothing else changes."
    return Message(f"{plain_name(lead)}: an answer was corrected", [section(text), actions(_details(lead))])


def stale(lead: Lead) -> Message:
    text = (
        f"I closed {short_name(lead)} as stale: nothing has been added to it for about a month. "
        "Everything is kept, and you can take it up again at any time."
    )
    reopen = button("Reopen", Action.REOPEN, lead.id)
    return Message(f"{plain_name(lead)} is closed as stale", [section(text), actions(reopen, _details(lead))])


def offered(lead: Lead, sales_channel: str) -> Message:
    where = channel(sales_channel) if sales_channel else "the sales channel"
    text = f":rocket: {short_name(lead)} meets the definition and is now in {where}. You will hear what sales decides."
    why = context("Why: " + " ".join(esc(reason) for reason in lead.reasons)) if lead.reasons else None
    blocks = [section(text), *([why] if why else []), actions(_details(lead))]
    return Message(f"{plain_name(lead)} is with sales", blocks)


def nurturing(lead: Lead, first: datetime | None, managers: Sequence[str] = ()) -> Message:
    reasons = bullets(esc(reason) for reason in lead.reasons)
    when = f"The first follow-up comes on {day(first)}; I will remind you." if first else "I will remind you."
    text = f":seedling: {short_name(lead)} is not ready for sales yet, so it stays with you.\n{reasons}\n{when}"
    plan = context(f"Track: {track(lead.track).name}", *_who_overrides(managers))
    talk = button("Log a conversation", Action.LOG_TALK, lead.id)
    buttons = actions(
        button("Ready now", Action.READY_NOW, lead.id), _snooze(lead), talk, _anyway(lead), _details(lead)
    )
    return Message(f"{plain_name(lead)} is not ready yet", [section(text), plan, buttons])


def refused(lead: Lead, managers: Sequence[str] = ()) -> Message:
    reasons = bullets(esc(reason) for reason in lead.reasons)
    text = f"{short_name(lead)} does not meet the definition, so it does not go to sales.\n{reasons}"
    decline = (
        f"Hi {esc_block(_first_name(lead), 80)},\nthank you for your interest and for your time. "
        "From what you told us, we are not the right choice for you at the moment, and we would rather say so now. "
        "If that changes, a short reply is all it takes.\nAll the best"
    )
    copy = section(f"A courteous answer you can copy:\n```{decline}```")
    who = [context(*words)] if (words := _who_overrides(managers)) else []
    buttons = actions(_anyway(lead), _details(lead))
    return Message(f"{plain_name(lead)} is refused", [section(text), copy, *who, buttons])


def suppressed(lead: Lead) -> Message:
    """Nobody may contact them, so there is nothing to send, and nobody to convince."""
    reasons = bullets(esc(reason) for reason in lead.reasons)
    text = f"{short_name(lead)} does not go to sales, and nobody should write to them.\n{reasons}"
    return Message(f"{plain_name(lead)} is refused", [section(text), actions(_details(lead))])


def overridden(lead: Lead) -> Message:
    """To the originator, when a manager offered the lead although the definition kept it back."""
    text = (
        f"{person(lead.overridden_by)} offered {short_name(lead)} to sales anyway: “{esc(lead.override_reason, 600)}” "
        "Sales sees that it was, and why. It stays credited to you, and you will hear what sales decides."
    )
    return Message(f"{plain_name(lead)} was offered anyway", [section(text), actions(_details(lead))])


def _who_overrides(managers: Sequence[str]) -> list[str]:
    if not managers:
        return []
    return [f"Convinced that sales should see it now? {people(managers)} can offer it anyway, with a reason."]


def _anyway(lead: Lead) -> dict[str, object]:
    return button("Offer anyway", Action.OVERRIDE, lead.id)


def accepted(lead: Lead) -> Message:
    text = (
        f":tada: {person(lead.owner)} accepted {short_name(lead)}, {moment(lead.stage_at)}. "
        "It is in good hands now, and it stays credited to you."
    )
    return Message(f"{plain_name(lead)} was accepted", [section(text), actions(_details(lead))])


def rejected(lead: Lead, definition: Definition, follow_up: datetime | None, fix: list[str]) -> Message:
    reason = REASON_BY_CODE[lead.reject_code]
    text = f"{person(lead.decided_by)} rejected {short_name(lead)}: *{reason.label}*."
    if lead.reject_note:
        text += f"\n> {esc(lead.reject_note, 1000)}"
    blocks = [section(text), section(_what_next(lead, definition, follow_up, fix))]
    buttons = [_details(lead)]
    if lead.stage is Stage.RETURNED:
        buttons = [button("Fix and resubmit", Action.FIX, lead.id, style="primary"), *buttons]
    elif lead.stage is Stage.NURTURING:
        buttons = [button("Ready now", Action.READY_NOW, lead.id), _snooze(lead), *buttons]
    return Message(f"{plain_name(lead)} was rejected: {reason.label}", [*blocks, actions(*buttons)])


def _what_next(lead: Lead, definition: Definition, follow_up: datetime | None, fix: list[str]) -> str:
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
            f"*What happens now:* it goes on as *{number}*, with everything you found out. Whoever brought it in first "
            f"has the credit. `/lead show {number}` shows it."
        )
    lesson = "The note above" if lead.reject_note else f"A word with {person(lead.decided_by)}"
    return f"*What happens now:* it is closed. {lesson} may help with the next lead from this source."


def follow_up(lead: Lead, definition: Definition) -> Message:
    touch = track(lead.track).touch(lead.touch)
    company = lead.company or "your company"
    words = touch.text.format(first=_first_name(lead), company=company)
    reach = lead.answers.get("channel")
    by = f" They prefer {said(reach, definition).lower()}." if reach and not reach.reopened else ""
    text = f":bell: Time to follow up on {name_line(lead)}.\n*{touch.what}.*{by}"
    give_up = confirmation(
        "Give this lead up?", "It is closed and nobody follows up any more. Its history is kept.", "Never", "Keep it"
    )
    buttons = [
        button("Done", Action.DONE, lead.id, style="primary"),
        button("Log a conversation", Action.LOG_TALK, lead.id),
        button("Snooze", Action.SNOOZE, lead.id),
        button("Skip", Action.SKIP, lead.id),
        button("Ready now", Action.READY_NOW, lead.id),
        button("Never", Action.NEVER, lead.id, style="danger", confirm=give_up),
        button("Details", Action.DETAILS, lead.id),
    ]
    copy = section(f"A text you can copy:\n```{esc_block(words, 600)}```")
    return Message(f"Follow up on {plain_name(lead)}", [section(text), copy, actions(*buttons)])


def _first_name(lead: Lead) -> str:
    return (lead.name.split() or [""])[0]


def _details(lead: Lead) -> dict[str, object]:
    return button("Details", Action.DETAILS, lead.id)


def _snooze(lead: Lead) -> dict[str, object]:
    return button("Snooze", Action.SNOOZE, lead.id)
