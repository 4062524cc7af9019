"""The windows of an export: which leads as what file; and, for contact details, whether that is really wanted."""

import json
from collections.abc import Mapping
from typing import Any

from bot.exchange.export.errors import UnreadableChoiceError
from bot.exchange.export.sheets import Chosen
from bot.exchange.export.wanted import FORMATS, Format, Wanted
from bot.exchange.export.words import as_file, described, what_is_missing
from bot.lead.lifecycle import STAGE_WORDS, Stage
from bot.slack.blocks import Block, context, input_block, modal, option, section
from bot.slack.ids import Action, View
from bot.slack.text import plain
from bot.slack.typed import days_in, number_in, text_of, words_of
from bot.sources.kinds import kind_label
from bot.sources.source import Source

_HINT = "Managers only. What is exported, and by whom, stands in /lead export log, which managers read."


def export_form(sheet: Chosen) -> Block:
    """Draw the form; whoever may not have contact details is told so."""
    blocks = [
        section("Which leads? All of them, if you leave this blank. The file comes to you as a direct message."),
        input_block("stages", "Stages", _stages()),
        input_block(Action.EXPORT_SOURCE, "Source", _source()),
        input_block("first", "Came in from", _day(), hint="The first day that counts."),
        input_block("last", "Came in until", _day(), hint="The last day that counts."),
        input_block(
            "owner", "Whose leads?", _owner(), hint="Whoever follows them up in marketing, or has them in sales."
        ),
        input_block("format", "What kind of file?", _format(), optional=False),
    ]
    if sheet.may:
        blocks.append(input_block("contact", "Contact details", _contact(), hint=_HINT))
    else:
        blocks.append(context(what_is_missing(may=False)))
    return modal(View.EXPORT, "Export leads", blocks, submit="Export", close="Cancel")


def _stages() -> Block:
    made = [option(stage, STAGE_WORDS[stage].capitalize()) for stage in Stage]
    return {"type": "multi_static_select", "placeholder": plain("Any stage"), "options": made}


def _source() -> Block:
    return {"type": "external_select", "placeholder": plain("Any source"), "min_query_length": 0}


def _day() -> Block:
    return {"type": "datepicker", "placeholder": plain("Any day")}


def _owner() -> Block:
    return {"type": "users_select", "placeholder": plain("Anybody")}


def _format() -> Block:
    about = {Format.CSV: "For any program; Baton reads it again", Format.XLSX: "To read and sort in Excel"}
    about[Format.JSONL] = "Everything with its history, for programs"
    made = [option(form, label, about[form]) for form, label in FORMATS.items()]
    return {"type": "radio_buttons", "options": made, "initial_option": made[0]}


def _contact() -> Block:
    return {"type": "checkboxes", "options": [option("yes", "With email, phone and notes")]}


def source_choices(found: list[Source]) -> Block:
    """Return what the menu of sources offers."""
    return {"options": [option(str(each.id), each.name or "(erased)", kind_label(each.kind)) for each in found]}


def chosen_in(typed: Mapping[str, Any]) -> Wanted:
    """Read the form; anything of an unexpected shape counts as blank."""
    form, source = text_of(typed, "format"), number_in(text_of(typed, Action.EXPORT_SOURCE))
    stages = tuple(Stage(each) for each in words_of(typed, "stages") if each in set(Stage))
    days = (_a_day(text_of(typed, "first")), _a_day(text_of(typed, "last")))
    contact = "yes" in words_of(typed, "contact")
    return Wanted(
        Format(form) if form in set(FORMATS) else Format.CSV, stages, source, *days, text_of(typed, "owner"), contact
    )


def _a_day(picked: str) -> str:
    return next((day.isoformat() for day in days_in({"day": picked})), "")


def problems_in(wanted: Wanted) -> dict[str, str]:
    """Return what is wrong with the form, by field."""
    if wanted.first and wanted.last and wanted.first > wanted.last:
        return {"last": "It ends before it begins. Choose a day that is not before the first."}
    return {}


def contacts_form(sheet: Chosen, count: int, *, more: bool) -> Block:
    """Ask whether personal data is to leave; with `more` there are more than were counted in time."""
    who = "one person" if count == 1 and not more else f"{'more than ' if more else ''}{count:,} people"
    told = (
        f":warning: *The file contains personal data of {who}*: names, email addresses, phone numbers and notes. "
        f"It is about {described(sheet.wanted, sheet.source)}, as {as_file(sheet.wanted)}."
    )
    blocks = [
        section(told),
        context(
            "Keep it no longer than you need it, and pass it on to nobody who may not have it. That you exported it, "
            "when, and how many leads, stays in `/lead export log`, which managers read. Once it is a file, erasing "
            "somebody in Baton does not reach it."
        ),
    ]
    kept = f"0 {json.dumps(sheet.wanted.as_json(), separators=(',', ':'))}"
    return modal(View.EXPORT_CONTACTS, "Personal data", blocks, submit="Export it", close="Cancel", metadata=kept)


def confirmed_in(kept: str) -> Wanted:
    """Read what the question was drawn from; raises UnreadableChoiceError for anything else."""
    try:
        return Wanted.of(json.loads(kept))
    except (ValueError, TypeError, AttributeError):
        raise UnreadableChoiceError from None
