"""Pressing and choosing outside of submitting: buttons, menus, pickers, shortcuts."""

from typing import Any

from bot.simulator import payloads
from bot.simulator.blocks.objects import MENU_OPTION, OPTION_GROUP
from bot.simulator.blocks.shapes import ListOf
from bot.simulator.choosing import chosen, options_of
from bot.simulator.controls import Control, answers_to, choosable, nearest, pressable
from bot.simulator.deliveries import Delivery
from bot.simulator.errors import NotVisible
from bot.simulator.giving import chosen_files
from bot.simulator.inputs import FIELDS, value_of
from bot.simulator.mrkdwn import Names
from bot.simulator.reading import text_of
from bot.simulator.records import InstalledApp, Json, Posted, User, View
from bot.simulator.stage import Stage, insist

Place = Posted | View


def blocks_of(place: Place) -> list[Json]:
    if isinstance(place, View):
        return place.blocks
    if place.deleted:
        raise NotVisible("the message has been deleted")
    return [*place.blocks, *(block for item in place.attachments for block in item.get("blocks", []))]


async def click(
    stage: Stage, user: User, names: Names, label: str, place: Place, near: str | None, *, patient: bool
) -> Delivery:
    control = _find_pressable(label, blocks_of(place), near, names)
    outcome: Json = {}
    if control.element["type"] == "static_select":
        remember(user, control, place, control.option)
    if control.element["type"] in ("overflow", "static_select"):
        outcome = {"selected_option": control.option}
    elif control.option is not None:  # one half of a pair of feedback buttons
        outcome = {"text": control.option["text"], "value": control.option["value"]}
    return await act(stage, user, control, place, outcome, patient=patient)


def find_confirm(label: str, place: Place, near: str | None, names: Names) -> Json | None:
    """The confirmation that stands between the person and this button."""
    return _find_pressable(label, blocks_of(place), near, names).confirm


async def choose(
    stage: Stage, user: User, names: Names, words: str, given: Any, place: Place, *, patient: bool
) -> Delivery | None:
    """Put a value into an element; a delivery follows unless it is an input that does not dispatch."""
    control = find_choosable(words, blocks_of(place), names)
    options = await offered(stage, user, control, place, given)
    content = content_for(stage, user, names, control, given, options)
    remember(user, control, place, content)
    if control.block["type"] == "input" and not control.block.get("dispatch_action"):
        return None
    outcome = {FIELDS[control.element["type"]][0]: content}
    return await act(stage, user, control, place, outcome, patient=patient)


def content_for(stage: Stage, user: User, names: Names, control: Control, given: Any, options: list[Json]) -> object:
    """Return what the element holds once the person has put `given` into it."""
    if control.element["type"] == "file_input":
        return chosen_files(stage.workspace.files, user, control.element, given)
    return chosen(stage.workspace, names, control.element, given, options)


async def offered(stage: Stage, user: User, control: Control, place: Place, given: Any) -> list[Json]:
    """The options on screen; an external menu asks the app for what matches the typed words."""
    if "external" not in control.element["type"]:
        return options_of(control.element)
    found: list[Json] = []
    for typed in given if isinstance(given, (list, tuple)) else [given]:
        if len(str(typed)) >= control.element.get("min_query_length", 3):
            found += await suggestions(stage, user, control, place, str(typed))
    return found


async def search(stage: Stage, user: User, names: Names, words: str, typed: str, place: Place) -> list[str]:
    """Return what an external menu offers for the typed words."""
    control = find_choosable(words, blocks_of(place), names)
    return [text_of(option["text"], names) for option in await offered(stage, user, control, place, typed)]


def remember(user: User, control: Control, place: Place, content: object) -> None:
    """Keep a value on the person's screen, where the app will find it as state."""
    values = place.values if isinstance(place, View) else place.state.setdefault(user.id, {})
    entry = values.setdefault(control.block["block_id"], {})
    entry[control.element["action_id"]] = value_of(control.element, content)
    if isinstance(place, View):
        place.errors.pop(control.block["block_id"], None)


def find_choosable(words: str, blocks: list[Json], names: Names) -> Control:
    controls = choosable(blocks, names)
    for control in controls:
        if answers_to(control, words, names):
            return control
    raise NotVisible(f"nothing to choose or fill is called {words!r}; there are {[c.label for c in controls]}")


async def use_shortcut(
    stage: Stage, user: User, name: str, message: Posted | None, of: InstalledApp | None, *, patient: bool
) -> Delivery:
    kind = "message" if message else "global"
    for app in stage.workspace.apps.values():
        entry = app.shortcut(name, kind)
        if entry is not None and app.installed and of in (None, app):
            break
    else:
        raise NotVisible(f"there is no {kind} shortcut called {name!r}")
    trigger = stage.triggers.issue(app, user.id)
    if message is None:
        payload = payloads.shortcut(stage.workspace, app, user, entry["callback_id"], trigger)
    else:
        url = stage.response_urls.issue(app, message.channel, user.id, message)
        payload = payloads.message_action(stage.workspace, app, user, entry["callback_id"], trigger, message, url)
    delivery = await stage.deliveries.send(app, "interactive", payload)
    insist(delivery, patient=patient)
    return delivery


def app_behind(stage: Stage, place: Place) -> InstalledApp:
    if isinstance(place, View):
        return place.app
    app = stage.workspace.app_of_bot(place.user.id)
    if app is None:
        raise NotVisible("this message is not an app's")
    return app


def _find_pressable(label: str, blocks: list[Json], near: str | None, names: Names) -> Control:
    controls = pressable(blocks, names)
    if near is not None:
        controls = nearest(controls, blocks, near, names)
    for control in sorted(controls, key=lambda each: each.element["type"] == "static_select"):  # a button comes first
        if control.label == label:
            return control
    where = f" near {near!r}" if near else ""
    raise NotVisible(f"nothing to press is labelled {label!r}{where}; there are {[c.label for c in controls]}")


async def act(stage: Stage, user: User, control: Control, place: Place, outcome: Json, *, patient: bool) -> Delivery:
    app = app_behind(stage, place)
    in_modal = isinstance(place, View) and place.definition["type"] == "modal"
    trigger = stage.triggers.issue(app, user.id, in_modal=in_modal)
    if isinstance(place, View):
        where = payloads.in_view(stage.workspace, place)
    else:
        where = payloads.in_message(stage.workspace, place)
        where["state"] = payloads.message_state(place, user.id)
        where["response_url"] = stage.response_urls.issue(app, place.channel, user.id, place)
    action = payloads.action_of(control.block, control.element, outcome)
    payload = payloads.block_actions(stage.workspace, app, user, where, action, trigger)
    delivery = await stage.deliveries.send(app, "interactive", payload)
    insist(delivery, patient=patient)
    return delivery


async def suggestions(stage: Stage, user: User, control: Control, place: Place, typed: str) -> list[Json]:
    app = app_behind(stage, place)
    inside = payloads.in_view if isinstance(place, View) else payloads.in_message
    where = inside(stage.workspace, place)  # type: ignore[arg-type]
    payload = payloads.block_suggestion(stage.workspace, app, user, where, control.block, control.element, typed)
    delivery = await stage.deliveries.send(app, "interactive", payload)
    answer = delivery.response if isinstance(delivery.response, dict) else {}
    groups = answer.get("option_groups", [])
    problems = list(ListOf(OPTION_GROUP, 100).check(groups, "/option_groups"))
    problems += ListOf(MENU_OPTION, 100).check(answer.get("options", []), "/options")
    if problems and delivery.ok:
        delivery.error = f"invalid options: {problems}"
    if not delivery.ok or problems:
        raise NotVisible(f"no results: {delivery.error}")
    options: list[Json] = answer.get("options", [])
    return options + [option for group in groups for option in group["options"]]
