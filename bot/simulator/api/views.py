"""The views.* methods: open, push and update modals, publish the Home tab."""

from bot.simulator import screens
from bot.simulator.api.call import Call
from bot.simulator.errors import SlackError
from bot.simulator.records import Json, View
from bot.simulator.wire import view_json


def open_view(call: Call) -> Json:
    definition = screens.read_view(call.structured("view"), "modal", call.app)
    trigger = call.triggers.exchange(_pointer(call), call.app)
    return _shown(call, screens.open_modal(call.workspace, call.app, trigger.user_id, definition))


def push(call: Call) -> Json:
    definition = screens.read_view(call.structured("view"), "modal", call.app)
    trigger = call.triggers.exchange(_pointer(call), call.app)
    if not trigger.in_modal:  # only a click inside a modal says which stack to push on
        raise SlackError("not_found")
    return _shown(call, screens.push_modal(call.workspace, call.app, trigger.user_id, definition))


def update(call: Call) -> Json:
    if not (call.text("view_id") or call.text("external_id")):
        raise SlackError("invalid_arguments")
    view = screens.find(call.workspace, call.app, call.text("view_id"), call.text("external_id"))
    definition = screens.read_view(call.structured("view"), view.definition["type"], call.app)
    _check_hash(call, view)
    return _shown(call, screens.update(call.workspace, view, definition))


def publish(call: Call) -> Json:
    definition = screens.read_view(call.structured("view"), "home", call.app)
    user = call.user("user_id")
    home = call.workspace.homes.get((call.app.id, user.id))
    if home is not None:
        _check_hash(call, home)
    return _shown(call, screens.publish_home(call.workspace, call.app, user.id, definition))


def _pointer(call: Call) -> str:
    return call.text("trigger_id") or call.text("interactivity_pointer") or ""


def _check_hash(call: Call, view: View) -> None:
    given = call.text("hash")
    if given is not None and given != view.hash:
        raise SlackError("hash_conflict")


def _shown(call: Call, view: View) -> Json:
    return {"view": view_json(call.workspace, view)}
