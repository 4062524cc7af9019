"""The form with qualifying questions: all of them for a new lead, later only those still open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from bot.answers.sheets import Questionnaire
from bot.lead.definition.questions import Kind, Question
from bot.lead.lines import returned_line, short_name
from bot.lead.record import Answer
from bot.slack.blocks import Block, actions, button, context, input_block, modal, section, select, text_input
from bot.slack.filled import based, inputs_of
from bot.slack.ids import QUESTION, Action, View
from bot.slack.text import esc
from bot.slack.typed import number_in

ON_ONE_PAGE = 16
_SETTLED = "!"
NEEDED = "Needed for the verdict. "
_BLANK = "Leave blank what you do not know yet: I will ask again, and nothing gets lost."
_TYPED = "You typed this before and did not save it. "
_ANSWERED = "Answered before: please confirm or change it. "
_AGAIN = "Please check this one: it has to be asked again. "


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A place in a form: the page, from 0, and the keys of all the form's questions, drawn from that `version` of the
    definition. A form of one page holds no keys. This person has been told that somebody else, too, answered the
    questions `settled`."""

    lead_id: int
    page: int = 0
    keys: tuple[str, ...] = ()
    version: int = 0
    settled: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        return max(-(-len(self.keys) // ON_ONE_PAGE), 1)

    @property
    def is_last(self) -> bool:
        return self.page >= self.pages - 1

    def turned(self, by: int) -> "PagePlace":
        return replace(self, page=min(max(self.page + by, 0), self.pages - 1))

    def on_it(self, questions: Sequence[Question]) -> Sequence[Question]:
        """Return the questions of this page: the pages are about equally long."""
        first, last = (len(questions) * at // self.pages for at in (self.page, self.page + 1))
        return questions[first:last]


def place_of(view: Mapping[str, Any]) -> PagePlace:
    """Return the place that a form was drawn for, read from the view as Slack hands it back."""
    lead_id, page, *words = [*str(view.get("private_metadata") or "").split(" "), "", ""]
    version = number_in(words[0])
    keys = tuple(word for word in words[bool(version) :] if word and not word.startswith(_SETTLED))
    settled = tuple(word.removeprefix(_SETTLED) for word in words if word.startswith(_SETTLED))
    return PagePlace(number_in(lead_id), number_in(page) if len(page) < 3 else 0, keys, version, settled)


def _carried(place: PagePlace) -> str:
    keys = place.keys if place.pages > 1 else ()
    words = (*keys, *(f"{_SETTLED}{key}" for key in place.settled))
    return " ".join((str(place.lead_id), str(place.page), str(place.version), *words))


def asked_in(view: Mapping[str, Any]) -> list[str]:
    """Return the keys of the questions that a form asks, read from the view as Slack hands it back."""
    inputs = [block for block in inputs_of(view) if str(block.get("block_id")).startswith(QUESTION)]
    return [str(block["element"]["action_id"]) for block in inputs]


def question_form(asked: Questionnaire, place: PagePlace | None = None) -> Block:
    """Draw the questions. Each may be left blank; earlier answers stand in their fields to be confirmed or changed."""
    lead = asked.lead
    place = place or PagePlace(lead.id, 0, tuple(question.key for question in asked.questions), lead.definition_version)
    several = place.pages > 1
    colleagues = button("What colleagues said", Action.COLLEAGUES, lead.id) if asked.colleagues else None
    why = returned_line(lead)
    ask = "What has to be put right?" if why else f"{short_name(lead)} is saved. What do you know about it?"
    blocks = [section(f"{why}\n{ask}".strip(), colleagues)]
    blocks.append(context(_BLANK))
    if asked.cautions and not place.page:
        blocks.append(section("\n".join(f":warning: {esc(caution)}" for caution in asked.cautions)))
    for question in place.on_it(asked.questions):
        blocks.append(_input(question, lead.answers.get(question.key), asked.typed.get(question.key)))
    if several:
        back = [actions(button("Back", Action.PAGE_BACK, lead.id))] if place.page else []
        blocks += [*back, context(f"Page {place.page + 1} of {place.pages}")]
    return modal(
        View.QUESTION_PAGE if several else View.QUESTIONS,
        f"Questions for {lead.label}",
        blocks,
        submit="Save" if place.is_last else "Next",
        close="Later",
        metadata=_carried(place),
        tells_when_closed=True,
    )


def _input(question: Question, answer: Answer | None, typed: str | None) -> Block:
    if typed is not None:  # the field shows what is not an answer yet; the block's id says which answer there is
        unsaved = _field(question, typed, _TYPED)
        return unsaved | {"block_id": based(unsaved["block_id"], answer.value if answer else "")}
    if answer and answer.value:
        return _field(question, answer.value, _AGAIN if answer.reopened else _ANSWERED)
    return _blank(question)


@lru_cache(maxsize=512)
def _blank(question: Question) -> Block:
    """Draw the question for whoever answers it first: the same for everybody, and nobody changes a block."""
    return _field(question, "", "")


def _field(question: Question, given: str, about: str) -> Block:
    survey = f"Ask them: “{question.survey}”" if question.survey else ""
    return input_block(
        question.key,
        question.prompt,
        question_element(question, given),
        hint=f"{NEEDED if question.required else ''}{about}{survey}".strip(),
        block_id=f"{QUESTION}{question.key}",
    )


def question_element(question: Question, given: str) -> Block:
    if question.kind is Kind.CHOICE:
        return select([(choice.key, choice.label) for choice in question.choices], given)
    if question.kind is Kind.DATE:
        # An answer from before the question asked for a date is not an answer.
        return {"type": "datepicker", **({"initial_date": given} if _is_date(given) else {})}
    if question.kind is Kind.PERSON:
        return text_input(given, "Name, role: for example Maria Lopez, CFO", longest=300)
    if question.kind is Kind.NUMBER:
        return text_input(given, "A number", longest=30)
    return text_input(given, multiline=True)


def _is_date(given: str) -> bool:
    try:
        return date.fromisoformat(given).isoformat() == given
    except ValueError:
        return False
