"""Changing the lead definition: a draft, edited step by step on one page with small forms on top of it."""

from functools import partial
from typing import Any

from bot.agreement.draft import change_draft, discard_draft, fresh_key, look_at_draft
from bot.agreement.errors import NotInDraftError
from bot.agreement.rules.checks import choice_problems, question_problems, terms_problems
from bot.agreement.rules.edits import (
    DOWN,
    UP,
    Edit,
    move_choice,
    move_question,
    put_choice,
    put_question,
    remove_choice,
    retire_question,
    set_terms,
)
from bot.agreement.rules.sheets import DraftSheet
from bot.agreement.views.editor import choices_page, editor_page
from bot.agreement.views.forms import choice_form, terms_form, typed_choice, typed_terms, typed_wording, wording_form
from bot.lead.definition.questions import Definition, Question
from commands.agreement.reading import show_page
from commands.visit import Visit


async def open_editor(visit: Visit) -> None:
    await show_page(visit, editor_page(await visit.desk.read(look_at_draft, visit.person)))
    await visit.ack()


async def press_discard(visit: Visit) -> None:
    await show_page(visit, editor_page(await visit.desk.transact(discard_draft, visit.person, visit.key)))
    await visit.ack()


async def open_new_question(visit: Visit) -> None:
    await visit.open(wording_form())
    await visit.ack()


async def open_terms(visit: Visit) -> None:
    await visit.open(terms_form((await visit.desk.read(look_at_draft, visit.person)).definition))
    await visit.ack()


async def choose_for_question(visit: Visit) -> None:
    """An entry of a question's menu: "up|q_12ab"."""
    verb, key = _parts(visit.value, 2)
    edits = {
        "up": partial(move_question, key=key, by=UP),
        "down": partial(move_question, key=key, by=DOWN),
        "retire": partial(retire_question, key=key),
    }
    if verb in edits:
        await show_page(visit, editor_page(await _changed(visit, edits[verb])))
    else:
        question = _question(await visit.desk.read(look_at_draft, visit.person), key)
        await (show_page(visit, choices_page(question)) if verb == "choices" else visit.open(wording_form(question)))
    await visit.ack()


async def choose_for_choice(visit: Visit) -> None:
    """An entry of a choice's menu: "up|q_12ab|c_34cd"."""
    verb, question_key, key = _parts(visit.value, 3)
    edits = {
        "up": partial(move_choice, question_key=question_key, key=key, by=UP),
        "down": partial(move_choice, question_key=question_key, key=key, by=DOWN),
        "remove": partial(remove_choice, question_key=question_key, key=key),
    }
    if verb in edits:
        await show_page(visit, choices_page(_question(await _changed(visit, edits[verb]), question_key)))
    else:
        question = _question(await visit.desk.read(look_at_draft, visit.person), question_key)
        choice = question.choice(key)
        if choice is None:
            raise NotInDraftError
        await visit.open(choice_form(question, choice))
    await visit.ack()


async def open_new_choice(visit: Visit) -> None:
    sheet = await visit.desk.read(look_at_draft, visit.person)
    await visit.open(choice_form(_question(sheet, visit.value)))
    await visit.ack()


async def submit_wording(visit: Visit) -> None:
    key = visit.metadata or fresh_key("q")
    question = typed_wording(visit.typed, key)

    def problems(edited: Definition) -> dict[str, str]:
        return question_problems(edited.by_key[key], edited)

    sheet = await visit.desk.transact(
        change_draft, visit.person, partial(put_question, question=question), visit.key, problems
    )
    await _redraw_beneath(visit, editor_page(sheet))


async def submit_choice(visit: Visit) -> None:
    question_key, key = _parts(visit.metadata, 2)
    choice = typed_choice(visit.typed, key or fresh_key("c"))

    def problems(edited: Definition) -> dict[str, str]:
        asked = edited.by_key.get(question_key)
        return choice_problems(choice, asked) if asked else {"label": "This question is not in your draft any more."}

    edit = partial(put_choice, question_key=question_key, choice=choice)
    sheet = await visit.desk.transact(change_draft, visit.person, edit, visit.key, problems)
    await _redraw_beneath(visit, choices_page(_question(sheet, question_key)))


async def submit_terms(visit: Visit) -> None:
    edit = partial(set_terms, terms=typed_terms(visit.typed))
    sheet = await visit.desk.transact(change_draft, visit.person, edit, visit.key, terms_problems)
    await _redraw_beneath(visit, editor_page(sheet))


async def _redraw_beneath(visit: Visit, page: dict[str, Any]) -> None:
    """Close the form; the page it stood on shows what has been saved."""
    beneath = str(visit.view.get("previous_view_id") or "")
    if beneath:
        await visit.redraw(beneath, page)
    await visit.ack()


async def _changed(visit: Visit, edit: Edit) -> DraftSheet:
    return await visit.desk.transact(change_draft, visit.person, edit, visit.key)


def _question(sheet: DraftSheet, key: str) -> Question:
    question = sheet.definition.by_key.get(key)
    if question is None:
        raise NotInDraftError
    return question


def _parts(text: str, count: int) -> list[str]:
    parts = text.split("|")
    return [*parts, *[""] * count][:count]
