"""Messages about the end of a track: that it stopped, why, and what to do next."""

from bot.cadence.coming import Coming
from bot.cadence.why import WHY_WORDS, Why
from bot.lead.lines import details_button, plain_name, ready_now_button, short_name, since_offer
from bot.lead.record import Lead
from bot.slack.blocks import Block, Message, actions, button, entry, menu, section
from bot.slack.ids import Action
from bot.slack.text import esc, person


def stopped(lead: Lead, why: Why, by: str, reader: str, track: str, coming: Coming | None) -> Message:
    """Tell whoever nurtures the lead that no touch comes any more while they talk, and what to do instead."""
    who = "" if by in ("", reader) else f" ({person(by)})"
    when = f" I ask you on {coming.words} how it goes." if coming else ""
    text = (
        f":speech_balloon: {short_name(lead)}: {WHY_WORDS[why]}{who}, so the track *{esc(track, 80)}* "
        "stops here and sends them nothing more."
    )
    now = (
        f"*What to do now:* answer them, and log what you learn.{when} If they are ready, *Ready now*; if it goes "
        "quiet, *Go on with the track*."
    )
    return Message(f"{plain_name(lead)}: the track stops", [section(text), section(now), actions(*buttons(lead))])


def over(lead: Lead) -> Message:
    """Tell whoever nurtured the lead that it was closed, as nobody decided what becomes of it."""
    text = (
        f":file_folder: I closed {short_name(lead)}: it was nurtured for nine months, nothing showed that they move, "
        "and nobody decided what becomes of it, though a manager was asked too. Nothing more is sent. Everything "
        "is kept: *Reopen* takes it up again."
    )
    reopen = button("Reopen", Action.REOPEN, lead.id)
    return Message(f"{plain_name(lead)} is closed", [section(text), actions(reopen, details_button(lead))])


def buttons(lead: Lead) -> list[Block]:
    """Draw what can be done with a lead in conversation."""
    return [
        button("Log a conversation", Action.LOG_CONVERSATION, lead.id),
        ready_now_button(lead),
        menu(
            entry("Go on with the track", Action.GO_ON_TRACK, since_offer(lead)),
            entry("Snooze", Action.SNOOZE, lead.id),
            entry("Never", Action.NEVER, since_offer(lead)),
            entry("Details", Action.DETAILS, lead.id),
        ),
    ]
