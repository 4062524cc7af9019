"""The acts on a lead, drawn: two buttons, and menus with the rest."""

from collections.abc import Sequence

from bot.overview.sheets import LeadSheet
from bot.overview.what_to_do import Doable, ToDo
from bot.slack.blocks import Block, actions, button, entry, menu


def to_do_rows(to_do: ToDo, sheet: LeadSheet) -> list[Block]:
    """Draw what stands first in Details; nothing for somebody who can only read."""
    buttons = [
        button(act.label, act.action, act.carries(sheet), style="" if at else "primary")
        for at, act in enumerate(to_do.buttons)
    ]
    menus = [folded for acts in to_do.on_top if (folded := menu_of(acts, sheet))]
    rows = [[*buttons, *menus[:1]], *([more] for more in menus[1:])]  # two menus in one row would have the same id
    return [actions(*row) for row in rows if row]


def menu_of(acts: Sequence[Doable], sheet: LeadSheet) -> Block | None:
    """Draw a menu of acts; None for no acts."""
    return menu(*(entry(act.label, act.action, act.carries(sheet)) for act in acts)) if acts else None
