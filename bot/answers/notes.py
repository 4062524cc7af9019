"""Messages about an answer that somebody else has changed."""

from bot.lead.definition.questions import Definition
from bot.lead.lines import details_button, plain_name, short_name
from bot.lead.record import Lead
from bot.slack.blocks import Message, actions, section
from bot.slack.text import esc, person


def answer_replaced(lead: Lead, definition: Definition, key: str, by: str) -> Message:
    """Tell whoever answered first that somebody else's form said otherwise a moment later."""
    asked = definition.by_key[key]
    answer = lead.answers.get(key)
    now = f"“{esc(asked.in_words(answer.value), 300)}”" if answer else "blank again"
    text = (
        f"{person(by)} answered *{esc(asked.prompt, 300)}* for {short_name(lead)} at the same time as you. "
        f"It is {now} now. If yours is right, please talk to each other and answer it again."
    )
    return Message(
        f"{plain_name(lead)}: an answer of yours was replaced", [section(text), actions(details_button(lead))]
    )


def answer_corrected(lead: Lead, definition: Definition, key: str, by: str) -> Message:
    """Tell others concerned with an accepted lead that one of its answers has changed."""
    asked, answer = definition.by_key[key], lead.answers.get(key)
    now = f"It is “{esc(asked.in_words(answer.value), 300)}” now." if answer else "It is blank now."
    text = f"{person(by)} corrected *{esc(asked.prompt, 300)}* for {short_name(lead)}. {now} Nothing else changes."
    return Message(f"{plain_name(lead)}: an answer was corrected", [section(text), actions(details_button(lead))])
