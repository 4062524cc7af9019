"""What nobody listens for: whoever pressed or typed it is told so, and everything else is taken in silence.

Anything but a 200 would be worse: Slack delivers an event again, switches an app's events off that refuses many, and
shows a warning to people who pressed a link.
"""

import logging
from collections.abc import Mapping
from typing import Any

from slack_bolt.response import BoltResponse

from bot.lead.errors import HandoffError
from commands.responses import as_json

logger = logging.getLogger(__name__)

_TOLD = ("view_submission", "shortcut", "message_action")
_PRESSED = ("button", "overflow", "static_select")


class OutdatedError(HandoffError):
    """A button, a form or a command of another release."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is from an older version of Baton, and does nothing any more. `/lead help` shows all that works; "
            "`/lead show L-12` shows a lead with the buttons of today."
        )


def unknown(body: Mapping[str, Any]) -> BoltResponse | OutdatedError:
    """What a delivery without a listener is answered with, or the error that a person has to be told."""
    kind = body.get("type")
    logger.info("Nobody listens for a %s; it is left.", kind or "command")
    if body.get("command"):
        return OutdatedError("That command")
    if kind == "block_suggestion":
        return as_json({"options": []})
    if kind in _TOLD:
        return OutdatedError("That form" if kind == "view_submission" else "That shortcut")
    if kind == "block_actions" and _does_something((body.get("actions") or [{}])[0]):
        return OutdatedError("That button")
    return BoltResponse(status=200)


def _does_something(pressed: Mapping[str, Any]) -> bool:
    """Whether somebody waits for what comes of it. A link has done its work already."""
    return pressed.get("type") in _PRESSED and not pressed.get("url")
