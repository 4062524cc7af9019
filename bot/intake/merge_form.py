"""The windows of a merge: which lead it is already; and both side by side, what goes where, to be confirmed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.conversations.form import lead_choices, lead_menu
from bot.intake.merged import as_seen, credit_of, differs, merge_details, missing_answers
from bot.intake.sheet import Beside, MergeSheet
from bot.intake.which_goes_on import closing_words, why_it_goes_on
from bot.lead.details import DETAILS, said_in_words
from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.lines import short_name
from bot.lead.record import Lead, Listed
from bot.slack.blocks import Block, context, fields, input_block, modal, section, text_input
from bot.slack.ids import Action, View
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


def which_form(lead: Lead) -> Block:
    """Ask which lead it is already: those that look the same come first."""
    blocks = [
        section(f"Which lead is {short_name(lead)} already? You see both side by side before anything is merged."),
        input_block(Action.SAME_AS, "Which lead is it already?", lead_menu(Action.SAME_AS), optional=False),
    ]
    return modal(View.MERGE_WHICH, f"Merge {lead.label}", blocks, submit="Next", close="Cancel", metadata=str(lead.id))


def merge_form(sheet: MergeSheet) -> Block:
    """Draw both; sending it merges them, if they still are as they are drawn.

    A note comes first: Slack puts the cursor into the first field and scrolls to it, past all that stands above.
    """
    other, kept = sheet.other.lead, sheet.kept.lead
    typed = text_input(sheet.note, longest=1000, multiline=True)
    blocks = [
        section(_in_short(sheet)),
        *([input_block("note", "Note to marketing", typed)] if sheet.note else []),
        *fields([_head(other), _head(kept)]),
        *_differences(sheet),
        section(f"*What happens*\n{bullets(_what_happens(sheet))}"),
    ]
    metadata = f"{other.id} {sheet.offer} {kept.number} {as_seen(other, kept)}"
    view = View.MERGE_TWO if sheet.by_hand else View.MERGE
    return modal(view, "Is it the same lead?", blocks, submit="Merge", close="Back", metadata=metadata)


def _in_short(sheet: MergeSheet) -> str:
    other, kept = sheet.other.lead, sheet.kept.lead
    why = f", {why_it_goes_on(other, kept)}" if sheet.by_hand else ""
    return f"*{other.label}* {closing_words(other)}, and everything goes on as *{kept.label}*{why}."


def _head(lead: Lead) -> str:
    return f"{short_name(lead)}\n{STAGE_WORDS[lead.stage]} · added by {person(lead.originator)}"


def _differences(sheet: MergeSheet) -> Iterator[Block]:
    """Draw what the first lead has that the other has not, in two columns, and name the rest."""
    rows = [*_details(sheet), *_answers(sheet)]
    other, kept = sheet.other.lead.label, sheet.kept.lead.label
    yield from fields(cell for row in rows if row.fate for cell in _cells(row, other, kept))
    alike = [row.label.lower() for row in rows if not row.fate and row.other]
    only = [row.label.lower() for row in rows if not row.fate and not row.other]
    if alike:
        yield context(f"The same in both: {esc(', '.join(alike), 500)}.")
    if only:
        yield context(f"Only {kept} has: {esc(', '.join(only), 500)}.")


def _cells(row: _Row, other: str, kept: str) -> tuple[str, str]:
    """Draw a row so that it reads well in two columns and, on a phone, one below the other."""
    return f"*{esc(row.label, 80)}*\n{other}: {row.other}", f"→ _{row.fate}_\n{kept}: {row.kept or _BLANK}"


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
            fate = f"{'added' if name == 'notes' else 'goes'} to {kept.label}'s notes"
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
        yield f"{_joined(moves)} {'moves' if moves[0][:2] == '1 ' and len(moves) == 1 else 'move'} to {kept.label}."
    yield f"{person(credit_of(other, kept))} added it first and has the credit."
    told = dict.fromkeys(user for user in (kept.in_charge, kept.owner, other.in_charge) if user)
    yield f"{_joined([person(user) for user in told])} {'is' if len(told) == 1 else 'are'} told."
    yield f"Both histories are kept and point to each other; {kept.label} stays {STAGE_WORDS[kept.stage]}."
    if sheet.by_hand:
        yield "You can undo it for ten minutes."


def _joined(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
