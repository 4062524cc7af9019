"""The answers to an error, in the shapes Slack takes from a request's own response."""

import logging
from collections.abc import Mapping
from typing import Any

import orjson
from slack_bolt.response import BoltResponse

from bot.lead.errors import HandoffError
from bot.lead.lines import details_button
from bot.no_answer import NO_ANSWER
from bot.slack.blocks import Block, Message, actions, note_view, sections
from bot.slack.ids import View
from bot.slack.undrawn import is_drawn
from bot.undo.take_back import can_take_back
from commands.visit import Visit

logger = logging.getLogger(__name__)


def ephemeral(text: str, *more: Block) -> BoltResponse:
    """Answer a command, for whoever typed it; `more` stands beneath the text."""
    return as_json({"response_type": "ephemeral", "text": text, "blocks": [*sections(text), *more]})


def on_top(text: str) -> dict[str, Any]:
    """Answer a submission with a note on top of the form, which stays as it is."""
    return {"response_action": "push", "view": note_view("Baton", text)}


def is_the_third(view: Mapping[str, Any]) -> bool:
    """Tell whether the form already stands on two others: Slack stacks no more."""
    return view.get("previous_view_id") not in (None, "", view.get("root_view_id"))


def beside(view: Mapping[str, Any], text: str) -> dict[str, Any] | None:
    """Answer a submission when no note fits on top: at the form's first field, or in the place of a form that has
    none, so that nothing typed is lost."""
    if not is_the_third(view):
        return None
    first = first_field(view)
    return {"response_action": "errors", "errors": {first: text}} if first else in_its_place(text)


def first_field(view: Mapping[str, Any]) -> str:
    """Return the block id of a form's first field; "" if it has none."""
    inputs = (str(block.get("block_id")) for block in view.get("blocks") or [] if block.get("type") == "input")
    return next(inputs, "")


def in_its_place(text: str) -> dict[str, Any]:
    """Answer a submission that is done with a note where the form was."""
    return {"response_action": "update", "view": note_view("Baton", text)}


def as_json(body: Mapping[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=orjson.dumps(body).decode(), headers={"content-type": ["application/json"]})


async def answer(visit: Visit, message: Message) -> None:
    """Answer a command, for whoever typed it. Charts are written below it: of a refused acknowledgement nobody hears,
    and where Slack does not take charts they are to be read in words."""
    if is_drawn(message.blocks):
        await visit.ack()
        await visit.tell(message)
    else:
        await visit.ack(text=message.text, blocks=message.blocks, response_type="ephemeral")


async def show_page(visit: Visit, page: Block, view: View) -> None:
    """Turn to the page in the open window if it shows this already, else open it."""
    if visit.view.get("callback_id") == view:
        await visit.redraw(str(visit.view.get("id")), page)
    else:
        await visit.open(page)


async def show_beneath(visit: Visit, page: Block) -> None:
    """Close the submitted form, and show on the page beneath what has been saved."""
    if visit.beneath:
        await visit.redraw(visit.beneath, page)
    await visit.ack()


async def put_in_place(visit: Visit, message: Message) -> None:
    """Put another page where the message was in which a button was pressed, which only this person sees. One that
    Slack does not take leaves the message as it is, to be pressed again."""
    try:
        await visit.put(*message, replace=True)
    except NO_ANSWER as problem:
        logger.warning("A page was not turned: %s", type(problem).__name__)


async def in_its_message(visit: Visit, error: HandoffError) -> bool:
    """Put what is true now in place of the message that was pressed, if only this person has it; False if it was not
    put there."""
    where, shown = visit.body.get("container") or {}, (visit.body.get("message") or {}).get("blocks") or []
    direct = str((visit.body.get("channel") or {}).get("id") or "").startswith("D") and not where.get("is_ephemeral")
    in_a_list = any(block.get("accessory") for block in shown)  # whose other lines still hold
    if not error.in_place or not direct or where.get("type") != "message" or in_a_list:
        return False
    lead_id = error.lead.id if error.lead else 0
    done_before: bool = await visit.desk.read(can_take_back, visit.person, lead_id)
    if done_before:
        return False  # a second press must not take the place of what the first one did, with its Undo
    buttons = [actions(details_button(error.lead))] if error.lead else []
    try:
        await visit.put(error.text, [*sections(error.text), *buttons], replace=True)
    except NO_ANSWER as problem:
        logger.warning("A message that is out of date stays: %s", type(problem).__name__)
        return False
    return True
