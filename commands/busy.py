"""The answer when the database was not to be had in time: what became of the act, in words that are certainly true."""

import html
import logging

from slack_bolt.response import BoltResponse

from bot.slack.text import esc_block
from commands.responses import as_json, beside, ephemeral, in_its_place, on_top
from commands.visit import HANDED_BACK, Visit

logger = logging.getLogger(__name__)

_NOT_DONE = "Baton has too much to do at the moment, so this was not done, and nothing was changed."
_AGAIN = "Please try again in a moment."
_DONE = (
    "This is done and saved. Only what comes next could not be shown, because Baton has too much to do at the "
    "moment: please look again in a minute."
)
_STILL_THERE = "What you filled in is still in the form behind this note: go back, and send it again in a moment."


async def busy(visit: Visit) -> BoltResponse:
    """Say whether it was done, without the database. An event is left to Slack, which delivers it again."""
    kind = visit.body.get("type")
    done = bool(getattr(visit.desk, "saved", False))
    logger.warning("The database was not to be had in time for a %s.", kind or visit.body.get("command"))
    if visit.body.get("event"):
        return BoltResponse(status=200 if done else 503)
    if kind == "view_submission":
        kept = beside(visit.view, f"{_NOT_DONE} {_AGAIN}") or on_top(f"{_NOT_DONE}\n{_STILL_THERE}")
        return as_json(in_its_place(_DONE) if done else kept)
    if visit.body.get("command"):
        return ephemeral(_DONE if done else f"{_NOT_DONE} {_AGAIN}{_typed(visit)}")
    if kind != "view_closed":
        await visit.tell(_DONE if done else f"{_NOT_DONE} {_AGAIN}")
    return BoltResponse(status=200)


def _typed(visit: Visit) -> str:
    typed = esc_block(html.unescape(str(visit.body.get("text") or "")), HANDED_BACK)
    return f" Here is what you typed, to copy:\n```{visit.body.get('command')} {typed}```" if typed else ""
