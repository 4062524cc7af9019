"""One question at a time, in a DM thread: typed or pressed, skipped or stopped."""

from bot.rules.definition import Definition, Kind, Question
from bot.rules.lead import Lead
from bot.views.blocks import Message, actions, button, context, section
from bot.views.ids import answering
from bot.views.lead_lines import short_name
from bot.views.text import bullets, esc


def question(lead: Lead, asked: Question, asking_id: int, left: int, tries: int) -> Message:
    """`left` counts the questions still open, this one included; `tries` the answers not understood so far."""
    sorry = "I could not match that to one of the choices. Please pick one:\n" if tries else ""
    if tries and asked.kind is not Kind.CHOICE:
        sorry = "I could not read that as an answer. Could you put it another way?\n"
    text = f"{sorry}*{esc(asked.prompt, 300)}*"
    before = lead.answers.get(asked.key)
    if before and before.value:
        text += f"\nSo far: {esc(asked.in_words(before.value), 300)}"
    choices = [
        button(choice.label, answering(choice.key), f"{asking_id}|{asked.key}|{choice.key}") for choice in asked.choices
    ]
    leave = [
        button("Skip", answering("skip"), f"{asking_id}|{asked.key}|skip"),
        button("Stop", answering("stop"), f"{asking_id}|{asked.key}|stop"),
    ]
    how = "Press a button or type your answer" if choices else "Type your answer"
    rest = "the last one" if left == 1 else f"{left} to go"
    blocks = [section(text), actions(*choices, *leave), context(f"{how} · {lead.label} · {rest}")]
    return Message(esc(asked.prompt, 300), blocks)


def stopped(lead: Lead, definition: Definition, missing: tuple[str, ...]) -> Message:
    text = f"Stopped. What you answered for {short_name(lead)} is saved."
    if missing:
        text += f"\nStill missing:\n{bullets(esc(definition.by_key[key].prompt, 300) for key in missing)}"
    text += "\nPress *Answer now* or *Ask me one by one* above whenever you like."
    return Message(f"Stopped asking about {lead.label}", [section(text)])
