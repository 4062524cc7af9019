"""The acts on a lead, drawn: two buttons, and menus with the rest."""

from collections.abc import Sequence

from bot.overview.sheets import LeadSheet
from bot.overview.what_to_do import Doable, ToDo
from bot.slack.blocks import Block, actions, button, entry, menu


def to_do_row(to_do: ToDo, sheet: LeadSheet) -> list[Block]:
    """Draw the row that stands first in Details; nothing for somebody who can only read."""
    buttons = [
        button(act.label, act.action, act.carries(sheet), style="" if at else "primary")
        for at, act in enumerate(to_do.buttons)
    ]
    menus = [menu(*_entries(acts, sheet), name=acts[0].action) for acts in to_do.on_top]
    return [actions(*buttons, *menus)] if buttons else []


def menu_of(acts: Sequence[Doable], sheet: LeadSheet) -> Block | None:
    """Draw a menu of acts; None for no acts."""
    return menu(*_entries(acts, sheet)) if acts else None


def _entries(acts: Sequence[Doable], sheet: LeadSheet) -> list[Block]:
    return [entry(act.label, act.action, act.carries(sheet)) for act in acts]
