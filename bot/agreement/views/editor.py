"""The lead definition as a draft to change: its questions, and the choices of one of them."""

from bot.agreement.rules.changes import meaning
from bot.agreement.rules.sheets import DraftSheet
from bot.agreement.views.lines import change_list, question_text, terms_fields
from bot.agreement.views.page import page
from bot.lead.definition.questions import Choice, Kind, Question
from bot.slack.blocks import Block, actions, button, confirmation, context, divider, fields, header, option, section
from bot.slack.ids import Action
from bot.slack.text import bullets, esc, moment, person

_SHOWN = 10
_MENU = (("edit", "Edit"), ("choices", "Choices"), ("up", "Move up"), ("down", "Move down"), ("retire", "Retire"))
_CHOICE_MENU = (("edit", "Edit"), ("up", "Move up"), ("down", "Move down"), ("remove", "Remove"))


def editor_page(sheet: DraftSheet) -> Block:
    """Draw the draft. Every step is saved when it is taken, so that closing the window loses nothing."""
    blocks = [header("Your draft"), section(_about(sheet)), _buttons(sheet)]
    if sheet.problems:
        blocks.append(section(f":warning: *To put right before it is proposed*\n{_problems(sheet)}"))
    changed = change_list(sheet.changes, _SHOWN, "Nothing yet.")
    blocks += [section(f"*What is different from version {sheet.current}*\n{changed}"), divider()]
    blocks += [
        section(question_text(number, asked, flags=True), _menu(asked))
        for number, asked in enumerate(sheet.definition.questions, 1)
    ]
    return page([*blocks, divider(), *fields(terms_fields(sheet.definition))], _shows(sheet))


def _shows(sheet: DraftSheet) -> str:
    return f"draft {sheet.mark} {sheet.standing}"


def choices_page(sheet: DraftSheet, question: Question) -> Block:
    """Draw the choices of one question, with what each means."""
    blocks = [header("Choices"), section(f"*{esc(question.prompt, 300)}*")]
    blocks += [section(_choice(choice), _choice_menu(question, choice)) for choice in question.choices]
    if not question.choices:
        blocks.append(context("No choices yet. A question of this kind needs at least two."))
    add = button("Add a choice", Action.ADD_CHOICE, question.key, style="primary")
    return page([*blocks, actions(add, button("Back to the draft", Action.EDIT_DEFINITION, 0))], _shows(sheet))


def _about(sheet: DraftSheet) -> str:
    text = "Every step is saved at once, so you can close this at any time. Nobody else sees it until you propose it."
    if sheet.open:
        text += (
            f"\n:memo: {person(sheet.open.proposed_by)} proposed a change {moment(sheet.open.proposed_at)}. Proposing "
            "your draft takes its place."
        )
    if sheet.based_on != sheet.current:
        text += (
            f"\n:warning: You began from version {sheet.based_on}, and version {sheet.current} has taken effect since. "
            "Proposing your draft would undo what that one changed; it is listed below."
        )
    return text


def _problems(sheet: DraftSheet) -> str:
    more = len(sheet.problems) - _SHOWN
    listed = bullets(esc(problem, 400) for problem in sheet.problems[:_SHOWN])
    return f"{listed}\n…and {more} more" if more > 0 else listed


def _buttons(sheet: DraftSheet) -> Block:
    sure = confirmation(
        "Propose this definition?",
        "It goes to the managers of the other side to sign, and replaces any open proposal.",
        "Propose",
    )
    gone = confirmation("Discard your draft?", "You will begin again from the version in force.", "Discard", "Keep it")
    discard = button("Discard the draft", Action.DISCARD_DRAFT, 0, style="danger", confirm=gone)
    return actions(
        button("Add a question", Action.ADD_QUESTION, 0),
        button("Horizon and profile", Action.TERMS, 0),
        button("Try on past leads", Action.TRY_DRAFT, 0),
        button("Propose", Action.PROPOSE, 0, style="primary", confirm=sure),
        *([discard] if sheet.changes else []),
        button(f"Back to version {sheet.current}", Action.DEFINITION, 0),
    )


def _menu(question: Question) -> Block:
    entries = [entry for entry in _MENU if entry[0] != "choices" or question.kind is Kind.CHOICE]
    return {
        "type": "overflow",
        "action_id": str(Action.QUESTION_MENU),
        "options": [option(f"{verb}|{question.key}", label) for verb, label in entries],
    }


def _choice_menu(question: Question, choice: Choice) -> Block:
    return {
        "type": "overflow",
        "action_id": str(Action.CHOICE_MENU),
        "options": [option(f"{verb}|{question.key}|{choice.key}", label) for verb, label in _CHOICE_MENU],
    }


def _choice(choice: Choice) -> str:
    lines = [f"*{esc(choice.label, 150)}*", f"Means {meaning(choice)}"]
    lines += [f"Looked at again after {choice.follow_up_days} days"] if choice.follow_up_days else []
    lines += [f"Reason given: {esc(choice.because, 400)}"] if choice.because else []
    return "\n".join(lines)
