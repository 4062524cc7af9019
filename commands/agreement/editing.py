"""Changing the lead definition: a draft, edited step by step on one page with small forms on top of it."""

from functools import partial

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
)
from bot.agreement.rules.fields import change_choice, change_terms, change_wording
from bot.agreement.rules.sheets import DraftSheet
from bot.agreement.views.editor import choices_page, editor_page
from bot.agreement.views.forms import choice_form, terms_form, typed_choice, typed_terms, typed_wording, wording_form
from bot.lead.definition.questions import Definition, Question
from bot.lead.meanwhile import ChangedMeanwhileError, SeenEarlierError
from commands.agreement.reading import seen, show_page
from commands.responses import show_beneath
from commands.visit import Visit


async def open_editor(visit: Visit) -> None:
    await show_page(visit, editor_page(await visit.desk.read(look_at_draft, visit.person)))
    await visit.ack()


async def press_discard(visit: Visit) -> None:
    try:
        sheet = await visit.desk.transact(discard_draft, visit.person, visit.key, seen(visit)[0])
    except SeenEarlierError:
        await show_page(visit, editor_page(await visit.desk.read(look_at_draft, visit.person)))
        raise
    await show_page(visit, editor_page(sheet))
    await visit.ack()


async def open_new_question(visit: Visit) -> None:
    await visit.open(wording_form())
    await visit.ack()


async def open_terms(visit: Visit) -> None:
    await visit.open(terms_form((await visit.desk.read(look_at_draft, visit.person)).definition))
    await visit.ack()


async def choose_for_question(visit: Visit) -> None:
    """Do what was chosen in a question's menu: "up|q_12ab"."""
    verb, key = _parts(visit.value, 2)
    edits = {
        "up": partial(move_question, key=key, by=UP),
        "down": partial(move_question, key=key, by=DOWN),
        "retire": partial(retire_question, key=key),
    }
    if verb in edits:
        await show_page(visit, editor_page(await _changed(visit, edits[verb])))
    else:
        sheet = await visit.desk.read(look_at_draft, visit.person)
        question = _question(sheet, key)
        page = choices_page(sheet, question)
        await (show_page(visit, page) if verb == "choices" else visit.open(wording_form(question)))
    await visit.ack()


async def choose_for_choice(visit: Visit) -> None:
    """Do what was chosen in a choice's menu: "up|q_12ab|c_34cd"."""
    verb, question_key, key = _parts(visit.value, 3)
    edits = {
        "up": partial(move_choice, question_key=question_key, key=key, by=UP),
        "down": partial(move_choice, question_key=question_key, key=key, by=DOWN),
        "remove": partial(remove_choice, question_key=question_key, key=key),
    }
    if verb in edits:
        sheet = await _changed(visit, edits[verb], question_key)
        await show_page(visit, choices_page(sheet, _question(sheet, question_key)))
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
    """Add a new question at the end, or apply to an existing one what was changed in the form."""
    key, form = visit.metadata or fresh_key("q"), visit.form
    new: Edit = partial(put_question, question=typed_wording(form.typed, key))
    edit = partial(change_wording, key=key, form=form, read=typed_wording) if visit.metadata else new

    def problems(edited: Definition) -> dict[str, str]:
        return question_problems(edited.by_key[key], edited)

    try:
        sheet = await visit.desk.transact(change_draft, visit.person, edit, visit.key, problems)
    except ChangedMeanwhileError as problem:
        sheet = await visit.desk.read(look_at_draft, visit.person)
        await visit.draw_again(wording_form(_question(sheet, key)), problem.text)
    else:
        await show_beneath(visit, editor_page(sheet))


async def submit_choice(visit: Visit) -> None:
    question_key, known = _parts(visit.metadata, 2)
    key, form = known or fresh_key("c"), visit.form
    new: Edit = partial(put_choice, question_key=question_key, choice=typed_choice(form.typed, key))
    change = partial(change_choice, question_key=question_key, key=key, form=form, read=typed_choice)

    def problems(edited: Definition) -> dict[str, str]:
        choice = _asked(edited, question_key).choice(key)
        return choice_problems(choice, _asked(edited, question_key)) if choice else {}

    try:
        sheet = await visit.desk.transact(change_draft, visit.person, change if known else new, visit.key, problems)
    except ChangedMeanwhileError as problem:
        question = _question(await visit.desk.read(look_at_draft, visit.person), question_key)
        await visit.draw_again(choice_form(question, question.choice(key)), problem.text)
    else:
        await show_beneath(visit, choices_page(sheet, _question(sheet, question_key)))


async def submit_terms(visit: Visit) -> None:
    edit = partial(change_terms, form=visit.form, read=typed_terms)
    try:
        sheet = await visit.desk.transact(change_draft, visit.person, edit, visit.key, terms_problems)
    except ChangedMeanwhileError as problem:
        sheet = await visit.desk.read(look_at_draft, visit.person)
        await visit.draw_again(terms_form(sheet.definition), problem.text)
    else:
        await show_beneath(visit, editor_page(sheet))


async def _changed(visit: Visit, edit: Edit, choices_of: str = "") -> DraftSheet:
    """Change what the page shows; if that is no longer the draft, redraw the page instead."""
    try:
        return await visit.desk.transact(change_draft, visit.person, edit, visit.key, None, seen(visit)[0])
    except SeenEarlierError:
        sheet = await visit.desk.read(look_at_draft, visit.person)
        question = sheet.definition.by_key.get(choices_of)
        await show_page(visit, choices_page(sheet, question) if question else editor_page(sheet))
        raise


def _question(sheet: DraftSheet, key: str) -> Question:
    return _asked(sheet.definition, key)


def _asked(definition: Definition, key: str) -> Question:
    question = definition.by_key.get(key)
    if question is None:
        raise NotInDraftError
    return question


def _parts(text: str, count: int) -> list[str]:
    parts = text.split("|")
    return [*parts, *[""] * count][:count]
