"""The window that confirms a merge: both leads side by side, and what goes where."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.conversations.form import lead_choices
from bot.intake.merged import as_seen, credit_of, differs, merge_details, missing_answers
from bot.intake.sheet import Beside, MergeSheet
from bot.lead.details import DETAILS, said_in_words
from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.lines import short_name
from bot.lead.record import Lead, Listed
from bot.slack.blocks import Block, context, fields, input_block, modal, section, text_input
from bot.slack.ids import View
from bot.slack.text import bullets, esc, person, plain

_CELL = 150
_BLANK = "–"


class _Row(NamedTuple):
    """One line of the comparison: what it is about, what each lead has, and what becomes of the first one's."""

    label: str
    other: str
    kept: str
    fate: str = ""


def likely_choices(found: Sequence[tuple[Listed, str]]) -> Block:
    """Return what the menu of leads offers, with the reason two may be the same below each that has one."""
    menu = lead_choices([lead for lead, _ in found])
    why = {str(lead.number): f"{STAGE_WORDS[lead.stage]}{f' · {reason}' if reason else ''}" for lead, reason in found}
    for options in [menu.get("options") or [], *(group["options"] for group in menu.get("option_groups") or [])]:
        for each in options:
            each["description"] = plain(why[each["value"]])
    return menu


def merge_form(sheet: MergeSheet) -> Block:
    """Draw both; sending it merges them, if they still are as they are drawn."""
    other, kept = sheet.other.lead, sheet.kept.lead
    blocks = [
        section(f"*{other.label}* closes, and everything goes on as *{kept.label}*."),
        *fields([_head(other), _head(kept)]),
        *_differences(sheet),
        section(f"*What happens*\n{bullets(_what_happens(sheet))}"),
        input_block("note", "Note to marketing", text_input(sheet.note, longest=1000, multiline=True)),
    ]
    metadata = f"{other.id} {sheet.offer} {kept.number} {as_seen(other, kept)}"
    return modal(View.MERGE, "Is it the same lead?", blocks, submit="Merge", close="Back", metadata=metadata)


def _head(lead: Lead) -> str:
    return f"{short_name(lead)}\n{STAGE_WORDS[lead.stage]} · brought by {person(lead.originator)}"


def _differences(sheet: MergeSheet) -> Iterator[Block]:
    rows = [*_details(sheet), *_answers(sheet)]
    apart = [row for row in rows if row.fate or row.other != row.kept]
    yield from fields(cell for row in apart for cell in _cells(row))
    alike = [row.label.lower() for row in rows if row not in apart]
    if alike:
        yield context(f"The same in both: {esc(', '.join(alike), 500)}.")


def _cells(row: _Row) -> tuple[str, str]:
    fate = f"\n_{row.fate}_" if row.fate else ""
    return f"*{esc(row.label, 80)}*\n{row.other or _BLANK}{fate}", f"*{esc(row.label, 80)}*\n{row.kept or _BLANK}"


def _details(sheet: MergeSheet) -> Iterator[_Row]:
    other, kept = sheet.other.lead, sheet.kept.lead
    merged = merge_details(kept.details, other.details)
    for name, detail in DETAILS.items():
        if not getattr(other, name) and not getattr(kept, name):
            continue
        mine, theirs = (_seen(each, name) for each in (sheet.other, sheet.kept))
        if name in merged.filled:
            fate = f"added to {kept.label}"
        elif any(way.detail == name for way in merged.further):
            fate = "kept as a further one"
        elif differs(name, getattr(kept, name), getattr(other, name)):
            fate = "goes to its notes" if name != "notes" else "added to its notes"
        else:
            fate = ""
        yield _Row(detail.label, mine, theirs, fate)


def _seen(side: Beside, name: str) -> str:
    value = side.reader.seen(side.lead, name)
    return (
        esc(said_in_words(name, value), _CELL) if value or not getattr(side.lead, name) else "_only for its own people_"
    )


def _answers(sheet: MergeSheet) -> Iterator[_Row]:
    other, kept = sheet.other.lead, sheet.kept.lead
    taken = missing_answers(kept.answers, other.answers)
    for question in sheet.definition.questions:
        mine, theirs = (each.answers.get(question.key) for each in (other, kept))
        said, held = (
            esc(question.in_words(each.value), _CELL) if each and each.value else "" for each in (mine, theirs)
        )
        if not said and not held:
            continue
        differs = said and held and said != held
        fate = f"added to {kept.label}" if question.key in taken else f"stays with {other.label}" if differs else ""
        yield _Row(question.short, said, held, fate)


def _what_happens(sheet: MergeSheet) -> Iterator[str]:
    other, kept = sheet.other.lead, sheet.kept.lead
    moves = [
        f"{count} {noun if count == 1 else f'{noun}s'}"
        for count, noun in (
            (sheet.other.contacts, "contact"),
            (sheet.other.conversations, "conversation"),
            (sheet.other.meetings, "meeting"),
        )
        if count
    ]
    if moves:
        yield f"{' and '.join(moves) if len(moves) < 3 else ', '.join(moves)} move to {kept.label}."
    yield f"{person(credit_of(other, kept))} has the credit, having brought it in first."
    told = dict.fromkeys(user for user in (kept.in_charge, kept.owner, other.in_charge) if user)
    yield f"{', '.join(person(user) for user in told)} {'is' if len(told) == 1 else 'are'} told."
    yield f"Both histories are kept and point to each other; {kept.label} stays {STAGE_WORDS[kept.stage]}."
