"""What Baton writes to the rep who accepted a lead, and to managers."""

from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action


def not_taken(count: int) -> str:
    if count == 1:
        return "*One message is waiting* because Slack did not take it."
    return f"*{count} messages are waiting* because Slack did not take them."


def held_back(explanation: str, count: int) -> Message:
    """A message could not be delivered and waits; `explanation` says why and what to do, in plain words."""
    text = f":warning: {not_taken(count)} {explanation}"
    return Message(
        "Baton could not deliver a message", [section(text), actions(button("Try again", Action.TRY_AGAIN, 0))]
    )


def unclear(count: int) -> Message:
    """Nobody knows whether messages were posted, and history, which would tell, cannot be read."""
    what, each = ("one message", "it") if count == 1 else (f"{count} messages", "each of them")
    text = (
        f":hourglass_flowing_sand: Slack has not said whether *{what}* arrived, and does not let me look. "
        f"I keep looking, and post {each} only where it is missing. There is nothing to do for now; if I have to give "
        "up, I tell you, and Home shows it with *Try again*."
    )
    return Message("Baton is waiting for a clear answer from Slack", [section(text)])
