"""Messages to managers about what Slack did not take."""

from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action


def not_taken(count: int) -> str:
    if count == 1:
        return "*One message is waiting* because Slack did not take it."
    return f"*{count} messages are waiting* because Slack did not take them."


def held_back(explanation: str, count: int) -> Message:
    """Say that messages could not be delivered and are waiting; `explanation` says why and what to do."""
    text = f":warning: {not_taken(count)} {explanation}"
    return Message(
        "Baton could not deliver a message", [section(text), actions(button("Try again", Action.TRY_AGAIN, 0))]
    )


def unclear(count: int) -> Message:
    """Say that messages may have been posted or not, and that the history, which would tell, cannot be read."""
    what, each = ("one message", "it") if count == 1 else (f"{count} messages", "each of them")
    text = (
        f":hourglass_flowing_sand: Slack has not said whether *{what}* arrived, and will not let me look. "
        f"I will keep looking, and post {each} only if it is missing. There is nothing to do for now; if I have to "
        "give up, I will tell you, and Home will show it with *Try again*."
    )
    return Message("Baton is waiting for a clear answer from Slack", [section(text)])


ZONE_ASSUMED = (
    ":earth_africa: *Which time zone are you in?* Slack does not say, so Baton goes by UTC: reminders and the weekly "
    "digest may come at odd hours. Please choose it in Settings, even if it is UTC."
)


def which_zone() -> Message:
    return Message(
        "Which time zone are you in?", [section(ZONE_ASSUMED), actions(button("Settings", Action.SETTINGS, 0))]
    )
