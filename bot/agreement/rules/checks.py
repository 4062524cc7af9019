"""Checks on a definition before it is proposed; each problem is described so that it can be put right."""

from bot.lead.definition.questions import Choice, Definition, Effect, Kind, Question

MOST_QUESTIONS = 30
MOST_CHOICES = 15
FEWEST_CHOICES = 2
STAGES = 8
LONGEST = {"prompt": 150, "short": 40, "survey": 300, "label": 75, "because": 200}
DAYS = {
    "horizon_days": (1, 730),
    "stale_after_days": (7, 730),
    "waste_alarm_meetings": (1, 20),
    "attempts_before_unreachable": (1, 20),
    "follow_up_days": (1, 730),
}
NUMBERS = ("horizon_days", "stale_after_days", "lowest_stage", "waste_alarm_meetings", "attempts_before_unreachable")
"""The terms of a definition that are numbers."""
MOST_WORDS = 30
LONGEST_WORD = 60


def definition_problems(definition: Definition) -> tuple[str, ...]:
    """Say, in sentences, everything that keeps this definition from being proposed; empty if nothing does."""
    questions = definition.questions
    found = []
    if not any(question.required for question in questions):
        found.append("At least one question has to be required; otherwise every lead would go to sales unasked.")
    if len(questions) > MOST_QUESTIONS:
        found.append(f"There are {len(questions)} questions. Please keep to {MOST_QUESTIONS}: nobody answers more.")
    if len({question.key for question in questions}) < len(questions):
        found.append("Two questions have the same key. Please retire one of them and add it again.")
    for question in questions:
        problems = question_problems(question, definition) | _choice_problems(question)
        found += [f"“{question.prompt}”: {problem}" for problem in problems.values()]
    return (*found, *_nothing_ready(questions))


def question_problems(question: Question, definition: Definition) -> dict[str, str]:
    """Map field names to what is wrong with a question's own words, beside the others of the definition."""
    problems = _too_long(question, "prompt", "short", "survey")
    others = {_folded(other.prompt) for other in definition.questions if other.key != question.key}
    if not question.prompt.strip():
        problems["prompt"] = "Please write the question."
    elif _folded(question.prompt) in others:
        problems["prompt"] = "Another question asks the same. Please word this one so that the two can be told apart."
    if not question.short.strip():
        problems["short"] = "Please give it a short name for the card."
    return problems


def choice_problems(choice: Choice, question: Question) -> dict[str, str]:
    """Map field names to what is wrong with one choice, beside the others of its question."""
    problems = _too_long(choice, "label", "because")
    others = {_folded(other.label) for other in question.choices if other.key != choice.key}
    if not choice.label.strip():
        problems["label"] = "Please write the choice."
    elif _folded(choice.label) in others:
        problems["label"] = "Another choice says the same. Please word this one so that the two can be told apart."
    least, most = DAYS["follow_up_days"]
    if choice.effect is Effect.NURTURE and not least <= choice.follow_up_days <= most:
        problems["follow_up_days"] = (
            f"After how many days is such a lead looked at again? Please give {least} to {most}."
        )
    return problems


def terms_problems(definition: Definition) -> dict[str, str]:
    """Map field names to what is wrong with the definition's numbers and its target profile."""
    problems = {}
    for name in ("horizon_days", "stale_after_days", "waste_alarm_meetings", "attempts_before_unreachable"):
        least, most = DAYS[name]
        if not least <= getattr(definition, name) <= most:
            problems[name] = f"Please give a whole number from {least} to {most}."
    if not 1 <= definition.lowest_stage <= STAGES:
        problems["lowest_stage"] = f"Please pick a stage from 1 to {STAGES}."
    for name in definition.target_profile.__dataclass_fields__:
        words = getattr(definition.target_profile, name)
        if len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words):
            problems[name] = f"Please keep to {MOST_WORDS} lines of up to {LONGEST_WORD} characters."
    return problems


def _choice_problems(question: Question) -> dict[str, str]:
    if question.kind is not Kind.CHOICE:
        return {}
    if len(question.choices) < FEWEST_CHOICES:
        return {"choices": f"a choice needs at least {FEWEST_CHOICES} choices to choose from."}
    if len(question.choices) > MOST_CHOICES:
        return {"choices": f"please keep to {MOST_CHOICES} choices."}
    if len({choice.key for choice in question.choices}) < len(question.choices):
        return {"choices": "two choices have the same key. Please remove one of them and add it again."}
    problems = {
        f"{choice.key} {name}": f"‘{choice.label}’: {problem}"
        for choice in question.choices
        for name, problem in choice_problems(choice, question).items()
    }
    lets_through = [choice for choice in question.choices if choice.effect in (Effect.READY, Effect.NONE)]
    if question.required and not lets_through:
        problems["effects"] = "every choice keeps the lead from sales, so no lead could ever be offered."
    return problems


def _nothing_ready(questions: tuple[Question, ...]) -> tuple[str, ...]:
    shows = any(question.signal and question.can_be_ready for question in questions)
    if shows:
        return ()
    return (
        "No answer shows an opportunity. At least one question has to be marked as showing one, with a choice that "
        "means ready; otherwise nobody who came to a webinar, or asked for sales, could ever be offered.",
    )


def _too_long(record: Question | Choice, *names: str) -> dict[str, str]:
    return {
        name: f"Please keep this under {LONGEST[name]} characters."
        for name in names
        if len(getattr(record, name)) > LONGEST[name]
    }


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
