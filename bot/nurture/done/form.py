"""The form behind Done: what came of the touch, with "no answer yet" chosen already."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.answers.question_form import asked_in, question_element
from bot.cadence.course import Kind
from bot.cadence.outcome import OUTCOMES, Outcome
from bot.cadence.why import TALK_WORKING_DAYS
from bot.engagement.maturity import STEPS
from bot.lead.lines import short_name
from bot.lead.record import Lead
from bot.nurture.done.sheet import (
    LONGEST_NOTE,
    MOST_QUESTIONS,
    NOTE,
    STAGE,
    THEN,
    THEN_WHAT,
    DoneSheet,
    NewTouch,
    Then,
)
from bot.slack.blocks import Block, context, input_block, modal, option, section, select, text_input
from bot.slack.filled import Filled, based
from bot.slack.ids import QUESTION, Action, View
from bot.slack.text import day, esc
from bot.slack.typed import drawn_from, number_in, text_of

_WORDS: Mapping[Outcome, tuple[str, str]] = {
    Outcome.REPLIED: ("What did they say?", "In a sentence"),
    Outcome.LEARNED: ("What did you learn?", "In their words, if it answers none of the questions below"),
    Outcome.MOVED_CLOSER: ("What happened?", "In a sentence"),
    Outcome.ASKED_FOR_SALES: ("What did they say?", "In a sentence: sales reads it"),
    Outcome.NOT_INTERESTED: ("Why not?", "In their words"),
}
"""The label and the placeholder of the one text, for all but no answer."""


def done_form(sheet: DoneSheet, outcome: str = Outcome.NO_ANSWER) -> Block:
    """Ask what came of it; and for what the chosen outcome needs."""
    lead = sheet.lead
    offered = {one: option(one, *OUTCOMES[one]) for one in Outcome}
    came = next((one for one in Outcome if one == outcome), Outcome.NO_ANSWER)
    menu: Block = {"type": "radio_buttons", "options": list(offered.values()), "initial_option": offered[came]}
    blocks = [
        section(f"{short_name(lead)}\n{esc(sheet.what, 150)}"),
        input_block(Action.CHOOSE_OUTCOME, "What came of it?", menu, optional=False) | {"dispatch_action": True},
        *_asked(sheet, came),
        context(_then_what(sheet, came)),
    ]
    metadata = f"{lead.id} {sheet.due_id} {sheet.pressed}".strip()
    return modal(View.DONE, f"Done: {lead.label}", blocks, submit="Done", close="Cancel", metadata=metadata)


def _then_what(sheet: DoneSheet, came: Outcome) -> str:
    """Say what comes of sending the form off."""
    if came is Outcome.REPLIED:
        then = f"the track stops, and I ask you in {TALK_WORKING_DAYS} working days how it goes"
    elif came is Outcome.ASKED_FOR_SALES:
        then = "I ask you what is stale or missing; with that, sales is offered it"
    elif came is Outcome.NOT_INTERESTED or sheet.following is None:
        then = ""
    elif sheet.following.kind is Kind.DECIDE:
        then = f"its track is over, and I ask you on {day(sheet.following.day)} what becomes of it"
    else:
        what = "checkpoint" if sheet.following.kind is Kind.CHECKPOINT else "touch"
        ready = "; if it is ready by now, sales is offered it" if came is not Outcome.NO_ANSWER else ""
        then = f"the next {what} comes on {day(sheet.following.day)}{ready}"
    return f"*Then* {then}. You can undo it for ten minutes." if then else "You can undo it for ten minutes."


def _asked(sheet: DoneSheet, came: Outcome) -> Iterator[Block]:
    if came is Outcome.MOVED_CLOSER:
        yield _stage(sheet.lead)
    if came is Outcome.NOT_INTERESTED:
        yield _then(sheet)
    if came in _WORDS:
        label, hint = _WORDS[came]
        yield input_block(NOTE, label, text_input("", hint, longest=LONGEST_NOTE, multiline=True))
    if came is Outcome.LEARNED and sheet.questions:
        yield context("*Does it answer one of these?* Leave the others blank.")
        for question in sheet.questions[:MOST_QUESTIONS]:
            answer = sheet.lead.answers.get(question.key)
            block_id = based(f"{QUESTION}{question.key}", answer.value if answer else "")
            element = question_element(question, "")
            yield input_block(question.key, question.prompt, element, block_id=block_id)


def _stage(lead: Lead) -> Block:
    further = [(str(step.number), f"{step.number}. {step.name}") for step in STEPS if step.number > lead.maturity]
    menu = select(further or [(str(lead.maturity), f"{lead.maturity}. As it is")], (further or [("", "")])[0][0])
    hint = f"It is at {lead.maturity} of {len(STEPS)} now."
    return input_block(STAGE, "Where are they now?", menu, optional=False, hint=hint)


def _then(sheet: DoneSheet) -> Block:
    offered = {one: option(one, *THEN[one]) for one in Then if one is not Then.CONTENT or not sheet.on_content}
    likeliest = offered.get(Then.CONTENT, offered[Then.CLOSE])
    menu: Block = {"type": "radio_buttons", "options": list(offered.values()), "initial_option": likeliest}
    return input_block(THEN_WHAT, "What now?", menu, optional=False)


def is_complete(typed: Mapping[str, Any], outcome: str) -> bool:
    """Tell whether a form with these fields asks what that outcome needs, and nothing else."""
    wants = {STAGE: outcome == Outcome.MOVED_CLOSER, THEN_WHAT: outcome == Outcome.NOT_INTERESTED}
    return all((name in typed) is wanted for name, wanted in wants.items()) and (NOTE in typed) is (outcome in _WORDS)


def drawn_for(metadata: str) -> tuple[int, str]:
    """Return the follow-up that the form is about, and the key of the press that opened it."""
    due_id, _, pressed = drawn_from(metadata).partition(" ")
    return number_in(due_id), pressed


def typed_touch(view: Mapping[str, Any], form: Filled) -> NewTouch:
    """Return what was filled in, from the view as Slack hands it back and the `form` in it."""
    typed = form.typed
    return NewTouch(
        outcome=text_of(typed, Action.CHOOSE_OUTCOME),
        note=text_of(typed, NOTE).strip(),
        answers={key: value for key in asked_in(view) if (value := text_of(typed, key))},
        stage=text_of(typed, STAGE),
        then=text_of(typed, THEN_WHAT),
        pressed=drawn_for(str(view.get("private_metadata") or ""))[1],
    )
