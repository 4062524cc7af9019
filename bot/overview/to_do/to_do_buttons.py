"""The acts on a lead, drawn: two buttons, and one menu with the rest."""

from collections.abc import Sequence

from bot.overview.sheets import LeadSheet
from bot.overview.to_do.doable import Doable, ToDo
from bot.slack.blocks import Block, actions, button, entry, long_menu, menu

_BEHIND_DOTS = 5
"""The most that Slack takes in the menu behind three dots."""


def to_do_row(to_do: ToDo, sheet: LeadSheet) -> list[Block]:
    """Draw the row that stands first in Details; nothing for somebody who can only read."""
    buttons = [
        button(act.label, act.action, act.carries(sheet), style="" if at else "primary")
        for at, act in enumerate(to_do.buttons)
    ]
    return [actions(*buttons, *_rest(to_do, sheet))] if buttons else []


def _rest(to_do: ToDo, sheet: LeadSheet) -> list[Block]:
    if len(to_do.rest) > _BEHIND_DOTS:
        return [long_menu("More", *((theme, _entries(acts, sheet)) for theme, acts in to_do.by_theme))]
    return [menu(*_entries(to_do.rest, sheet))] if to_do.rest else []


def _entries(acts: Sequence[Doable], sheet: LeadSheet) -> list[Block]:
    return [entry(act.label, act.action, act.carries(sheet)) for act in acts]
