"""The answer when the database did not respond in time: what became of the act, in words that are certainly true."""

import logging

from slack_bolt.response import BoltResponse

from bot.desk import BusyError, LostError, RefusedError, UnclearError
from bot.slack.markup import as_typed
from bot.slack.text import esc_block
from commands.afterwards import afterwards
from commands.responses import as_json, beside, ephemeral, in_its_place, on_top
from commands.visit import HANDED_BACK, Visit

logger = logging.getLogger(__name__)

NOT_TO_BE_HAD = (BusyError, UnclearError)
"""The errors a desk raises when the database does not do what it was asked."""

_STILL_THERE = "What you filled in is still in the form behind this note: go back, and send it again"
_UNCLEAR = "Baton's database went away while this was being saved, so nobody knows yet whether it was."
_SAFE = "Anything already saved will not be saved twice."
_LOOK = "Please check in a minute, and do it again only if it was not done."


async def busy(visit: Visit, error: BusyError | UnclearError, patient: Visit) -> BoltResponse:
    """Say whether it was done, without the database. An event is left to Slack, which delivers it again.

    If there is nowhere to say it, it is left for `patient` to tell later.
    """
    kind = visit.body.get("type")
    logger.warning("%s came instead of a %s.", type(error).__name__, kind or visit.body.get("command"))
    done = bool(getattr(visit.desk, "saved", False)) and isinstance(error, BusyError)
    if visit.body.get("event"):
        return BoltResponse(status=200 if done else 503)
    if kind == "view_submission":
        return as_json(_to_a_form(visit, error, done=done))
    words = _words(error, done=done)
    if visit.body.get("command"):
        return ephemeral(words if done else f"{words}{_typed(visit)}")
    if kind != "view_closed":
        try:
            await visit.tell(words)
        except NOT_TO_BE_HAD:
            afterwards(patient.tell_later(words))
    return BoltResponse(status=200)


def _to_a_form(visit: Visit, error: BusyError | UnclearError, *, done: bool) -> dict[str, object]:
    if done:
        return in_its_place(_words(error, done=True))
    what, then = (_what(error), "in a moment.") if isinstance(error, BusyError) else (_UNCLEAR, f"in a moment. {_SAFE}")
    note = on_top(f"{what}\n{_STILL_THERE} {then}")
    return beside(visit.view, f"{what} Please send it again {then}") or note


def _words(error: BusyError | UnclearError, *, done: bool) -> str:
    if not isinstance(error, BusyError):
        return f"{_UNCLEAR} {_LOOK}"
    if done:
        return (
            f"This is done and saved. Only the next step could not be shown, because {_why(error)}: please look "
            "again in a minute."
        )
    if isinstance(error, RefusedError):
        return f"{_what(error)} Please tell whoever runs Baton, and try again later."
    return f"{_what(error)} Please try again in a moment."


def _what(error: BusyError) -> str:
    return f"{_why(error)}, so this was not done, and nothing was changed."


def _why(error: BusyError) -> str:
    if isinstance(error, RefusedError):
        return f"Baton's database takes no changes at the moment ({error.why})"
    if isinstance(error, LostError):
        return "Baton cannot reach its database at the moment"
    return "Baton's database is too busy at the moment"


def _typed(visit: Visit) -> str:
    typed = esc_block(as_typed(str(visit.body.get("text") or "")), HANDED_BACK)
    return f" Here is what you typed, to copy:\n```{visit.body.get('command')} {typed}```" if typed else ""
