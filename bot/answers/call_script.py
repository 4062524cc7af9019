"""The questions to ask a prospect on the next call, worded to find facts, not to pitch."""

from collections.abc import Sequence

from bot.lead.definition.questions import Question


def call_script(first_name: str, questions: Sequence[Question]) -> str:
    """Write plain text to copy: the questions in order, each with the choices that answer it."""
    opening = f"Hi {first_name}, " if first_name else "Hello, "
    lines = [f"{opening}may I ask you a few questions, so that we don't waste your time?"]
    for number, question in enumerate(questions, 1):
        lines.append(f"\n{number}. {question.survey or question.prompt}")
        if question.choices:
            lines.append(f"   ({' / '.join(choice.label for choice in question.choices)})")
    return "\n".join(lines)
