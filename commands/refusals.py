"""The one door by which every listener's error leaves: a refusal in words, or one sentence with a reference."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import Desk
from bot.lead.errors import FieldProblems, HandoffError, MovedOnError, NotAllowedError
from bot.lead.moved import who_moved
from bot.logs import places, reference
from bot.slack.blocks import Block, Message, sections
from bot.slack.refusals import OF_EVERYTHING
from bot.workspace.help import request_access
from bot.workspace.leaving import doubt
from bot.workspace.settle_in import tell_once
from commands.afterwards import afterwards
from commands.busy import NOT_TO_BE_HAD, busy
from commands.responses import as_json, beside, ephemeral, first_field, in_its_message, is_the_third, on_top
from commands.visit import FormNotOpenedError, Visit

logger = logging.getLogger(__name__)

_KEPT = "What you filled in was not saved; it is still in the form behind this note, so you can copy it."
_WRITTEN = "This was not saved. I have sent you a message that says why. What you filled in is still here to copy."

# People are told when a form or shortcut comes from another release.
_TOLD = ("view_submission", "shortcut", "message_action")
_PRESSED = ("button", "overflow", "static_select")

Door = Callable[..., Awaitable[BoltResponse]]


class OutdatedError(HandoffError):
    """A button, a form or a command of another release."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is from an older version of Baton and no longer works. `/lead help` shows everything that does; "
            "`/lead show L-12` shows a lead with its current buttons."
        )


def error_door(desk: Desk) -> Door:
    """Make the handler for `app.error`. It always acknowledges: Slack must not show its own failure on top of ours."""

    async def answer(
        error: Exception,
        body: dict[str, Any],
        client: AsyncWebClient,
        ack: AsyncAck,
        respond: AsyncRespond,
        context: AsyncBoltContext,
    ) -> BoltResponse:
        visit = Visit(context.get("desk", desk), body, client, ack, respond)
        if isinstance(error, BoltUnhandledRequestError):
            answered = _unheard(body)
            if isinstance(answered, BoltResponse):
                return answered
            error = answered
        patient = replace(visit, desk=desk)
        if isinstance(error, FormNotOpenedError) and error.code in OF_EVERYTHING:
            afterwards(desk.transact(doubt, visit.person.team_id, error.code))
        if isinstance(error, NOT_TO_BE_HAD):
            return await busy(visit, error, patient)
        if isinstance(error, MovedOnError):
            error = await _with_who_moved_it(visit, error)
        text = error.text if isinstance(error, HandoffError) else _unexpected(error, body)
        try:
            return await _tell(visit, error, text)
        except NOT_TO_BE_HAD:
            afterwards(patient.tell_later(text))  # the desk takes all the time it needs, but Slack has its answer now
            return BoltResponse(status=200)

    return answer


async def _with_who_moved_it(visit: Visit, error: MovedOnError) -> MovedOnError:
    try:
        return MovedOnError(error.lead, await visit.desk.read(who_moved, visit.person, error.lead.id))
    except NOT_TO_BE_HAD:
        return error


def _unheard(body: Mapping[str, Any]) -> BoltResponse | OutdatedError:
    """Return the answer to a delivery without a listener, or the error that a person has to be told.

    Anything but a 200 would be worse: Slack delivers events again, switches off the events of an app that refuses
    many, and shows a warning to people who pressed a link.
    """
    kind = body.get("type")
    logger.info("Nothing listens for a %s; it is ignored.", kind or "command")
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
    """Tell whether somebody waits for what comes of it. A link has done its work already."""
    return pressed.get("type") in _PRESSED and not pressed.get("url")


def _unexpected(error: Exception, body: Mapping[str, Any]) -> str:
    number = reference()
    what = body.get("type") or body.get("command") or "request"
    logger.error("%s: a %s failed: %s", number, what, places(error))
    return (
        f"That did not work, and it is our fault. Please try again; if it happens again, tell whoever runs Baton "
        f"this reference: *{number}*."
    )


async def _tell(visit: Visit, error: Exception, text: str) -> BoltResponse:
    kind = visit.body.get("type")
    if kind == "view_submission":
        refusal = _at_the_fields(visit.view, error)
        if refusal is None and is_the_third(visit.view):
            refusal = beside(visit.view, await _written(visit, text) if first_field(visit.view) else text)
        return as_json(refusal or on_top(f"{text}\n{_KEPT}"))
    if visit.body.get("command"):
        return ephemeral(text, *_way_out(error))
    if not visit.person.user_id or kind == "view_closed":
        return BoltResponse(status=200)
    if kind in ("block_actions", "shortcut", "message_action") and not isinstance(error, FormNotOpenedError):
        if isinstance(error, HandoffError) and not await _is_new(visit):
            return BoltResponse(status=200)
        if not isinstance(error, HandoffError) or not await in_its_message(visit, error):
            await visit.tell(Message(text, [*sections(text), *_way_out(error)]))
    else:
        # Slack's three seconds are over, or there is nowhere to answer.
        await visit.tell_later(text, may_request=_may_request(error))
    return BoltResponse(status=200)


def _way_out(error: Exception) -> list[Block]:
    """Draw the button by which somebody without any role asks for one."""
    return [request_access()] if _may_request(error) else []


def _may_request(error: Exception) -> bool:
    return isinstance(error, NotAllowedError) and error.may_request


async def _is_new(visit: Visit) -> bool:
    """Tell whether this has not been told before; without the database, telling twice is better than never."""
    try:
        return await visit.desk.transact(tell_once, visit.person, visit.key)
    except NOT_TO_BE_HAD:
        return True


async def _written(visit: Visit, text: str) -> str:
    """Return what the form says of a refusal when no note fits on top: where to read it, or all of it."""
    try:
        await visit.tell_later(text)
    except NOT_TO_BE_HAD:
        return text
    return _WRITTEN


def _at_the_fields(view: Mapping[str, Any], error: Exception) -> dict[str, Any] | None:
    """Show problems at their inputs; Slack does that only for inputs in the view, and anything else needs a note."""
    if not isinstance(error, FieldProblems):
        return None
    inputs = [block for block in view.get("blocks") or [] if block.get("type") == "input"]
    shown = {str((block.get("element") or {}).get("action_id")): str(block.get("block_id")) for block in inputs}
    errors = {}
    for name, problem in error.problems.items():
        block_id = shown.get(str(name))
        if block_id is None:
            return None
        errors[block_id] = problem
    return {"response_action": "errors", "errors": errors}
