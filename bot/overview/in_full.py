"""The button that shows in full what was cut short."""

from bot.overview.pages import IN_FULL, FullPart
from bot.slack.blocks import Block, button
from bot.slack.ids import Action


def full_button(part: FullPart, lead_id: int, *, cut: bool = True, label: str = "") -> Block | None:
    """The button beside something, where that was cut."""
    if not cut:
        return None
    return button(label or f"{IN_FULL[part]} in full", f"{Action.SHOW_FULL}:{part}", f"{lead_id} {part} 0")
