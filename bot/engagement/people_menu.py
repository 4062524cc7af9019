"""The menu of whom a conversation or a meeting is with: people of the buying group, or somebody new."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.engagement.buying_group import PART_WORDS, Contact, Part
from bot.slack.blocks import Block, choices, input_block, option, select, text_input
from bot.slack.text import plain, shortened
from bot.slack.typed import number_in, words_of

_NEW = "new"
NEWCOMER = "Somebody new"


def people_inputs(about: str, group: Sequence[Contact], chosen: Sequence[Contact] = ()) -> list[Block]:
    """Draw the menu, in which somebody has to be chosen, and the field that names somebody new; `about` begins the
    names of both."""
    offered = {contact.id: option(contact.picked, contact.name) for contact in group}
    new = option(_NEW, NEWCOMER, "Name them below.")
    menu: Block = {
        "type": "multi_static_select",
        "placeholder": plain("Choose people", 150),
        **choices([*offered.values(), new]),
    }
    menu |= {"initial_options": [offered[contact.id] for contact in chosen]} if chosen else {}
    return [
        input_block(f"{about}.with", "With whom?", menu, optional=False),
        input_block(f"{about}.newcomer", NEWCOMER, text_input("", "Maria Lopez, COO", longest=300)),
    ]


_MOST_ASKED = 8
_PART = "meet.part."


def part_inputs(group: Sequence[Contact]) -> list[Block]:
    """Ask what part everybody plays whom nobody knows yet, and somebody new: whoever stays unknown holds it up."""
    hint = "Leave it blank if you don't know yet: the meeting is then on hold until somebody says."
    unknown = [contact for contact in group if not contact.is_known][:_MOST_ASKED]
    asked = [(contact.id, f"What part does {contact.name} play?") for contact in unknown]
    blocks = []
    for contact_id, label in (*asked, (0, "What part does the new person play?")):
        menu = select([(part, f"{PART_WORDS[part][0]}: {PART_WORDS[part][2]}") for part in Part])
        blocks.append(input_block(f"{_PART}{contact_id}", shortened(label, 150), menu, hint=hint))
        hint = ""
    return blocks


def typed_parts(typed: Mapping[str, Any]) -> dict[int, str]:
    """Return the parts that were chosen, by the contact's id, 0 for somebody new."""
    chosen = {name.removeprefix(_PART): str(part) for name, part in typed.items() if name.startswith(_PART) and part}
    return {number_in(contact_id): part for contact_id, part in chosen.items()}


def picked(typed: Mapping[str, Any], about: str) -> list[str]:
    """Return what the menu carried for those of the group who were picked."""
    return [word for word in words_of(typed, f"{about}.with") if word != _NEW]
