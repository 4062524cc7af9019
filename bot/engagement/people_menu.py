"""The menu of whom a conversation or a meeting is with: people of the buying group, or somebody new."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.engagement.buying_group import Contact
from bot.slack.blocks import Block, choices, input_block, option, text_input
from bot.slack.text import plain
from bot.slack.typed import words_of

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


def picked(typed: Mapping[str, Any], about: str) -> list[str]:
    """Return what the menu carried for those of the group who were picked."""
    return [word for word in words_of(typed, f"{about}.with") if word != _NEW]
