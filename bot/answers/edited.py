"""The word on an edited answer: whether it counts, and if not, why and how to correct it."""

from bot.answers.sheets import Became, Edit
from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.lines import short_name
from bot.slack.text import esc


def edited(edit: Edit) -> str:
    """Say what became of the edit, in mrkdwn."""
    name = short_name(edit.lead)
    if edit.question is None:
        return (
            f"What you answered there is no longer asked about {name}, so your edit changed nothing. "
            "*Details* of the lead shows what is asked now."
        )
    asked = f"*{esc(edit.question.prompt, 300)}*"
    if edit.became is Became.CORRECTED:
        return f"Corrected for {name}: {asked} “{esc(edit.now, 300)}”."
    stands = f"It is still “{esc(edit.now, 300)}”." if edit.now else "It has no answer."
    return f"{_why(edit, name, asked)} {stands} To correct it, open *Details* of the lead and press *Edit* beside it."


def _why(edit: Edit, name: str, asked: str) -> str:
    if edit.became is Became.TOO_LATE:
        return f"{name} is {STAGE_WORDS[edit.lead.stage]}, so your edit changed nothing. {asked}"
    if edit.became is Became.CHANGED_SINCE:
        return f"{asked} was answered anew for {name} since, so your edit changed nothing."
    return f"I could not read your edit as an answer to {asked} for {name}."
