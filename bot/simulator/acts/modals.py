"""Submitting and closing modals, and what the app's answer does to them (docs.slack.dev surfaces/modals)."""

from typing import Any

from bot.simulator import payloads, screens
from bot.simulator.acts import presses
from bot.simulator.blocks.surfaces import every_block
from bot.simulator.choosing import options_of
from bot.simulator.controls import choosable
from bot.simulator.deliveries import Delivery
from bot.simulator.errors import SlackError
from bot.simulator.inputs import content_of, refusals
from bot.simulator.mrkdwn import Names
from bot.simulator.records import Json, User, View
from bot.simulator.stage import Stage, insist

TROUBLE = "We had some trouble connecting. Try again?"
_KEYS = {"clear": set[str](), "update": {"view"}, "push": {"view"}, "errors": {"errors"}}


def fill(stage: Stage, user: User, names: Names, view: View, values: dict[str, Any]) -> dict[str, Any]:
    """Put values into inputs by their labels; returns those that cannot be put in without asking the app, in the order
    in which to do it: the app may draw an input only once it is told of another."""
    told = [label for label in values if _dispatches(label, names, view)]
    later = {label: values[label] for label in told}
    for label in values:
        if told and not _is_there(label, names, view):
            later[label] = values[label]
            continue
        control = presses.find_choosable(label, view.blocks, names)
        if control.block.get("dispatch_action") or "external" in control.element["type"]:
            later[label] = values[label]
            continue
        content = presses.content_for(stage, user, names, control, values[label], options_of(control.element))
        presses.remember(user, control, view, content)
    return later


def _is_there(label: str, names: Names, view: View) -> bool:
    return any(control.label == label for control in choosable(view.blocks, names))


def _dispatches(label: str, names: Names, view: View) -> bool:
    here = [control for control in choosable(view.blocks, names) if control.label == label]
    return any(control.block.get("dispatch_action") for control in here)


async def submit(stage: Stage, user: User, view: View, *, patient: bool) -> Delivery | None:
    """Press submit. Nothing is delivered (None) while Slack itself still has something to say at a field."""
    view.trouble = None
    view.errors = refusals(view.blocks, view.values)
    if view.errors:
        stage.workspace.changes.announce()
        return None
    trigger = stage.triggers.issue(view.app, user.id, in_modal=True)
    urls = _response_urls(stage, user, view)
    payload = payloads.view_submission(stage.workspace, user, view, trigger, urls)
    delivery = await stage.deliveries.send(view.app, "interactive", payload)
    if delivery.ok:
        try:
            _obey(stage, view, delivery.response)
        except SlackError as refusal:
            delivery.error = f"invalid response_action: {refusal.code} {refusal.extra or ''}".strip()
    if not delivery.ok:
        view.trouble = TROUBLE
    stage.workspace.changes.announce()
    insist(delivery, patient=patient)
    return delivery


async def close(stage: Stage, user: User, view: View, *, patient: bool, everything: bool = False) -> None:
    """Press close (or, with `everything`, the X that clears the whole stack)."""
    workspace = stage.workspace
    cleared = everything or bool(view.definition.get("clear_on_close"))
    gone = list(reversed(workspace.stacks[user.id])) if cleared else [view]
    for one in gone:
        screens.close(workspace, one)
    for one in gone:
        if one.definition.get("notify_on_close"):
            payload = payloads.view_closed(workspace, user, one, is_cleared=cleared)
            insist(await stage.deliveries.send(one.app, "interactive", payload), patient=patient)


def _obey(stage: Stage, view: View, response: Any) -> None:
    """Do what the app answered to a submission; raises SlackError when it makes no sense to Slack."""
    if not response:
        screens.close(stage.workspace, view)
        return
    action = response.get("response_action") if isinstance(response, dict) else None
    if action not in _KEYS or set(response) - {"response_action"} != _KEYS[action]:
        raise SlackError("unknown_response_action", given=response)
    if action == "clear":
        screens.clear(stage.workspace, view.user_id)
    elif action == "errors":
        view.errors = _field_errors(view, response["errors"])
    elif action == "update":
        screens.update(stage.workspace, view, screens.read_view(response["view"], "modal", view.app))
    else:
        definition = screens.read_view(response["view"], "modal", view.app)
        screens.push_modal(stage.workspace, view.app, view.user_id, definition)


def _field_errors(view: View, errors: Any) -> dict[str, str]:
    inputs = {block["block_id"] for block in every_block(view.blocks) if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise SlackError("invalid_errors", given=errors, inputs=sorted(inputs))
    if not all(isinstance(message, str) and message for message in errors.values()):
        raise SlackError("invalid_errors", given=errors)
    return errors


def _response_urls(stage: Stage, user: User, view: View) -> list[Json]:
    urls = []
    for block in every_block(view.blocks):
        element = block.get("element", {})
        if block["type"] == "input" and element.get("response_url_enabled"):
            chosen = content_of(view.values[block["block_id"]][element["action_id"]])
            channel = stage.workspace.channels.get(str(chosen))
            if channel is not None:
                urls.append(
                    {
                        "block_id": block["block_id"],
                        "action_id": element["action_id"],
                        "channel_id": channel.id,
                        "response_url": stage.response_urls.issue(view.app, channel, user.id),
                    }
                )
    return urls
