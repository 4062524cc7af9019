"""The window behind a digest's *Show me*: a number, perhaps of one source, and exactly the leads that it counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.digest.headline import days
from bot.digest.sheet import BY_NAME_TO_MANAGERS, PAGE, Behind, Wanted, chosen
from bot.digest.side_lines import lost_label, reason_label
from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.lines import short_name
from bot.lead.record import Listed
from bot.numbers.counting import By, Cut
from bot.numbers.counts import Numbers
from bot.numbers.number import DEFINITIONS, OF_A_PERIOD, STANDING, Number
from bot.slack.blocks import Block, actions, button, context, modal, option, section
from bot.slack.ids import Action, View
from bot.slack.text import person, plain, shortened

_SIDES: Mapping[str, Sequence[Number]] = {
    "Marketing": (Number.CAPTURED, Number.OFFERED, Number.NURTURED, Number.REFUSED),
    "Sales": (Number.ACCEPTED, Number.REJECTED, Number.WON, Number.LOST),
    "Nurture": (Number.BROUGHT_BACK, Number.BROUGHT_BACK_ACCEPTED),
    "Right now": STANDING,
}
_MOST = 90
"""Sources that can be chosen one by one; a menu takes a hundred."""


def behind(page: Behind) -> Block:
    wanted = page.wanted
    definition = DEFINITIONS[wanted.number]
    blocks: list[Block] = [
        actions(_numbers(page), *_cuts(page)),
        context(f"{definition.says} {_when(page)}"),
        *(_row(lead) for lead in page.leads),
        *([] if page.leads else [section(_none(page))]),
        *_turning(page),
    ]
    return modal(View.BEHIND, "Behind the numbers", blocks, metadata=wanted.carried)


def _numbers(page: Behind) -> Block:
    """Draw the menu of numbers, each with its count."""
    groups: list[tuple[str, list[Block]]] = []
    for name, numbers in _SIDES.items():
        counted = page.digest.standing if numbers is STANDING else page.digest.counts.numbers
        seen = [each for each in numbers if page.manages or each not in BY_NAME_TO_MANAGERS]
        some = [each for each in seen if counted.get(each) or each is page.wanted.number]
        if some:
            entries = [_entry(each, counted) for each in some]
            groups.append((name, entries))
    return _menu(Action.CHOOSE_NUMBER, "Which number?", groups, page.wanted.number)


def _menu(action: Action, words: str, groups: Sequence[tuple[str, Sequence[Block]]], value: str) -> Block:
    """Draw a menu of groups of entries; the entry with that value is shown, or else the first."""
    every = [entry for _, entries in groups for entry in entries]
    return {
        "type": "static_select",
        "action_id": action,
        "placeholder": plain(words),
        "option_groups": [{"label": plain(name), "options": list(entries)} for name, entries in groups],
        "initial_option": next((entry for entry in every if entry["value"] == value), every[0]),
    }


def first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _entry(number: Number, counted: Numbers) -> Block:
    return option(number, f"{first_upper(DEFINITIONS[number].label)}: {counted.get(number, 0):,}")


def _cuts(page: Behind) -> list[Block]:
    """Draw the menu of sources and reasons, where there are several."""
    number, cut = page.wanted.number, page.wanted.cut
    if number not in OF_A_PERIOD:
        return []
    every = option(chosen(None), "All of them")
    groups = [("By source", _by_source(page)), ("By reason", _by_reason(page))]
    some = [(name, entries[:_MOST]) for name, entries in groups if len(entries) > 1 or (entries and cut)]
    if not some:
        return []
    return [_menu(Action.CHOOSE_PART, "Which of them?", [("Everything", [every]), *some], chosen(cut))]


def _by_source(page: Behind) -> list[Block]:
    parts = [part for part in page.digest.counts.by_source if part.key != "+"]
    counts = [(part.key, part.name, part.numbers.get(page.wanted.number, 0)) for part in parts]
    return [_choice(By.SOURCE, key, name or "No source given", count) for key, name, count in counts if count]


def _by_reason(page: Behind) -> list[Block]:
    counts = page.digest.counts
    if page.wanted.number is Number.REJECTED:
        return [_choice(By.REASON, code, reason_label(code), count) for code, count in counts.reasons.items()]
    if page.wanted.number is Number.LOST:
        return [_choice(By.REASON, code, lost_label(code), count) for code, count in counts.lost_reasons.items()]
    return []


def _choice(by: By, key: str, name: str, count: int) -> Block:
    return option(chosen(Cut(by, key)), f"{shortened(first_upper(name), 60)}: {count:,}")


def _when(page: Behind) -> str:
    digest = page.digest
    if page.wanted.number in OF_A_PERIOD:
        return f"These days: {days(digest)}, as in {digest.tz.replace('_', ' ')}."
    counted = digest.standing.get(page.wanted.number, 0)
    return f"The digest said {counted:,}; these are the ones now." if counted != page.total else "As of now."


def _none(page: Behind) -> str:
    return "No lead counts here now." if page.wanted.number in STANDING else "No lead counts here."


def _row(lead: Listed) -> Block:
    has = lead.owner or lead.in_charge
    said = " · ".join([short_name(lead), STAGE_WORDS[lead.stage], *([person(has)] if has else [])])
    return section(f"{said}\n{lead.why}" if lead.why else said, button("Details", Action.DETAILS, lead.id))


def _turning(page: Behind) -> Iterator[Block]:
    earlier, shown = page.wanted.earlier, len(page.leads)
    if not earlier and not page.left:
        return
    buttons = [_turn("Earlier", page.wanted, max(earlier - PAGE, 0))] if earlier else []
    buttons += [_turn(f"Next {min(page.left, PAGE)}", page.wanted, earlier + shown)] if page.left else []
    yield context(f"{earlier + 1:,} to {earlier + shown:,} of {page.total:,}")
    yield actions(*buttons)


def _turn(label: str, wanted: Wanted, to: int) -> Block:
    return button(label, f"{Action.TURN_BEHIND}:{label.split()[0].lower()}", replace(wanted, earlier=to).carried)
