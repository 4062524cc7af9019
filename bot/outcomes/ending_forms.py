"""The forms behind Won, Lost and Release."""

from collections.abc import Mapping
from typing import Any

from bot.lead.ending.ending import Ending
from bot.lead.ending.lost_reasons import LOST_REASONS
from bot.lead.lines import short_name
from bot.outcomes.sheets import EndingSheet
from bot.slack.blocks import Block, input_block, modal, option, section, text_input
from bot.slack.ids import View
from bot.slack.text import bullets, moment, person
from bot.slack.typed import text_of

_MOST = 5  # meetings by name


def won_form(sheet: EndingSheet) -> Block:
    lead = sheet.lead
    hint = "Like 12000 EUR, 12.000 € or €12k. Leave it blank if it is not known yet."
    blocks = [
        section(f":trophy: {short_name(lead)} is won. {_told(sheet)}"),
        input_block("ending.amount", "Amount", text_input("", "12000 EUR", longest=60), hint=hint),
        _day(sheet, "Won on"),
        *_meetings(sheet),
        input_block("ending.note", "Note", text_input("", "What made the difference?", longest=1000, multiline=True)),
    ]
    return modal(View.WON, f"Won {lead.label}", blocks, submit="Won", close="Cancel", metadata=str(lead.id))


def lost_form(sheet: EndingSheet) -> Block:
    lead = sheet.lead
    reasons = {"type": "radio_buttons", "options": [option(each.code, each.label) for each in LOST_REASONS]}
    note = text_input("", "What you heard, in a sentence", longest=1000, multiline=True)
    blocks = [
        section(f"{short_name(lead)} is lost. {_told(sheet)} When they come back, it can be tried again."),
        input_block("ending.reason", "Why?", reasons, optional=False),
        input_block("ending.competitor", "Who got it?", text_input("", "A competitor, if you know", longest=150)),
        input_block("ending.note", "Note", note),
        _day(sheet, "Lost on"),
        *_meetings(sheet),
    ]
    return modal(View.LOST, f"Lost {lead.label}", blocks, submit="Lost", close="Cancel", metadata=str(lead.id))


def release_form(sheet: EndingSheet) -> Block:
    lead = sheet.lead
    stays = f" What is planned stays planned:\n{_named(sheet)}" if sheet.planned else ""
    blocks = [
        section(
            f"{short_name(lead)} goes back to the sales channel as a new offer, for somebody else.{stays}\n"
            f"{person(lead.in_charge)} hears of it; all that is known stays with it."
        ),
        input_block(
            "ending.note",
            "Why?",
            text_input("", "Such as: on parental leave from Monday", longest=300),
            optional=False,
            hint="Whoever takes it next reads this.",
        ),
    ]
    return modal(View.RELEASE, f"Release {lead.label}", blocks, submit="Release", close="Cancel", metadata=str(lead.id))


def _told(sheet: EndingSheet) -> str:
    credit = sheet.lead.originator
    return f"{person(credit)}, who brought it in, hears of it at once."


def _day(sheet: EndingSheet, label: str) -> Block:
    picker = {"type": "datepicker", "initial_date": sheet.today}
    return input_block("ending.on", label, picker, optional=False)


def _meetings(sheet: EndingSheet) -> list[Block]:
    """Ask what becomes of the meetings that are planned; nothing where none is."""
    if not sheet.planned:
        return []
    one = len(sheet.planned) == 1
    off = option("off", "Call it off" if one else "Call them off", "Please tell those invited: I write to no prospect.")
    stay = option("stay", "It takes place" if one else "They take place", "I stop reminding you of it.")
    radio = {"type": "radio_buttons", "options": [off, stay], "initial_option": off}
    what = "a meeting is" if one else f"{len(sheet.planned)} meetings are"
    return [
        section(f":calendar: {what.capitalize()} still planned:\n{_named(sheet)}"),
        input_block("ending.meetings", "What about it?" if one else "What about them?", radio, optional=False),
    ]


def _named(sheet: EndingSheet) -> str:
    more = len(sheet.planned) - _MOST
    lines = [moment(at) for at in sheet.planned[:_MOST]]
    return bullets([*lines, f"…and {more} more"] if more > 0 else lines)


def typed_ending(typed: Mapping[str, Any]) -> Ending:
    return Ending(
        on=text_of(typed, "ending.on"),
        amount=text_of(typed, "ending.amount"),
        reason=text_of(typed, "ending.reason"),
        note=text_of(typed, "ending.note").strip(),
        competitor=text_of(typed, "ending.competitor").strip(),
        meetings=text_of(typed, "ending.meetings") or "off",
    )
