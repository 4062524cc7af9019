"""One question at a time, in a DM thread: typed or pressed, skipped or stopped."""

from collections.abc import Sequence
from datetime import date

from bot.lead.definition.questions import Definition, Kind, Question
from bot.lead.lines import answering_buttons, short_name
from bot.lead.record import Lead
from bot.slack.answer_ids import answering
from bot.slack.blocks import Block, Message, actions, button, context, section
from bot.slack.text import bullets, day, esc


def question(
    lead: Lead,
    asked: Question,
    asking_id: int,
    place: tuple[int, int],
    tries: int,
    noted: str = "",
    may_be: Sequence[str] = (),
) -> Message:
    """Ask one question. `place` is its number and how many there are; `tries` counts the answers not understood so
    far; `noted` is the command given instead of an answer to the question before. `may_be` are the values that the
    last answer may have meant."""
    guesses = {value: _said(asked, value) for value in may_be if asked.kind is Kind.DATE or asked.choice(value)}
    opening = _guessing(list(guesses.values())) if guesses else _opening(asked, tries, noted)
    text = f"{opening}*{esc(asked.prompt, 300)}*"
    before = lead.answers.get(asked.key)
    if before and before.value:
        text += f"\nSo far: {esc(asked.in_words(before.value), 300)}"
    choices = [_button(label, value, asking_id, asked, "primary") for value, label in guesses.items()]
    rest = [choice for choice in asked.choices if choice.key not in guesses]
    choices += [_button(choice.label, choice.key, asking_id, asked) for choice in rest]
    number, of = place
    leave = [_button("Don't know yet", "-unknown", asking_id, asked), _button("Skip", "-skip", asking_id, asked)]
    leave += [_button("Back", "-back", asking_id, asked)] if number > 1 else []
    leave += [_button("Stop", "-stop", asking_id, asked)]
    how = "Press a button or type your answer" if choices else "Type your answer"
    survey = [context(f"Ask them: “{esc(asked.survey, 300)}”")] if asked.survey else []
    blocks = [section(text), *survey, *([actions(*choices)] if choices else []), actions(*leave)]
    return Message(esc(asked.prompt, 300), [*blocks, context(f"{how} · {lead.label} · {number} of {of}")])


def settled(lead: Lead, asked: Question, *, last: bool) -> Message:
    """Show what was answered where the question was; with `last`, it was the last one."""
    answer, said = lead.answers.get(asked.key), "_Left open for now_"
    if answer and answer.value and not answer.reopened:
        said = f":white_check_mark: {esc(asked.in_words(answer.value), 1000)}"
    thanks = "That was the last question, thank you. What comes of it is in my newest message."
    blocks = [section(f"*{esc(asked.prompt, 300)}*\n{said}"), *([context(thanks)] if last else [])]
    return Message(esc(asked.prompt, 300), blocks)


def _button(label: str, value: str, asking_id: int, asked: Question, style: str = "") -> Block:
    return button(label, answering(value), f"{asking_id}|{asked.key}|{value}", style=style)


def _said(asked: Question, value: str) -> str:
    return day(date.fromisoformat(value)) if asked.kind is Kind.DATE else asked.in_words(value)


def _guessing(guesses: Sequence[str]) -> str:
    """Say what the last answer may have meant."""
    *others, last = [f"*{esc(each, 75)}*" for each in guesses]
    return f"Do you mean {', '.join(others)} or {last}?\n" if others else f"Do you mean {last}?\n"


def _opening(asked: Question, tries: int, noted: str) -> str:
    """Say, before the question, what became of the last answer."""
    if tries and asked.kind is not Kind.CHOICE:
        return "I didn't catch that. Could you put it another way?\n"
    if tries == 1:
        return f"I didn't catch that. Press a button, or put it another way: {_examples(asked)}.\n"
    if tries:
        return "I still didn't catch that. Please press one of these:\n"
    return _NOTED.get(noted, "")


def _examples(asked: Question) -> str:
    return " or ".join(f"“{esc(choice.label, 75)}”" for choice in asked.choices[:2])


_NOTED = {
    "unknown": "No problem: it is in the script for your next call, and I will ask again.\n",
    "skip": "Skipped.\n",
    "back": "Back to the question before.\n",
}


def stopped(lead: Lead, definition: Definition, missing: tuple[str, ...]) -> Message:
    text = f"Stopped. What you answered for {short_name(lead)} is saved."
    if missing:
        text += f"\nStill missing:\n{bullets(esc(definition.by_key[key].prompt, 300) for key in missing)}"
    text += "\nPick it up again whenever you like."
    return Message(f"Stopped asking about {lead.label}", [section(text), actions(*answering_buttons(lead))])
