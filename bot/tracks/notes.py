"""Messages about tracks."""

from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import esc


def moved_over(name: str, version: int, moved: int, left: int) -> Message:
    """Tell whoever asked for it that the leads under way are on the new version."""
    count = "1 lead is" if moved == 1 else f"{moved:,} leads are"
    text = f":white_check_mark: {count} on version {version} of *{esc(name, 75)}* now, each after its last touch."
    text += " The days are in each lead's *Details*." if moved else ""
    if left:
        text += f"\n{left:,} could not be moved, and {'finishes' if left == 1 else 'finish'} the version they are on."
    blocks = [section(text), actions(button("Tracks", Action.TRACKS, 0))]
    return Message(f"{count} on version {version} of {name} now", blocks)
