"""Modals and Home tabs: at most three modals on a person's stack, one Home per person and app."""

from typing import Any

from bot.simulator.blocks.surfaces import elements_of, every_block, too_large, view_problems
from bot.simulator.errors import SlackError
from bot.simulator.identified import identified
from bot.simulator.inputs import carried_over, start_values
from bot.simulator.records import InstalledApp, Json, View
from bot.simulator.workspace import Workspace

DEEPEST_STACK = 3


def read_view(view: Any, kind: str, app: InstalledApp) -> Json:
    """A checked view of this kind (modal or home); raises invalid_arguments, view_too_large, or missing_scope for a
    file input of an app that may not read files."""
    if problems := view_problems(view, (kind,)):
        raise SlackError.explained("invalid_arguments", problems)
    if too_large(view):
        raise SlackError("view_too_large")
    elements = [element for block in every_block(view["blocks"]) for element in elements_of(block)]
    if any(element["type"] == "file_input" for element in elements) and "files:read" not in app.scopes:
        raise SlackError("missing_scope", needed="files:read", provided=",".join(sorted(app.scopes)))
    checked: Json = view
    return checked


def open_modal(workspace: Workspace, app: InstalledApp, user_id: str, definition: Json) -> View:
    """A new stack with this view; whatever modal the person had open is gone."""
    stack: list[View] = []
    view = _new(workspace, app, user_id, definition, stack)
    workspace.stacks[user_id] = stack
    workspace.changes.announce()
    return view


def push_modal(workspace: Workspace, app: InstalledApp, user_id: str, definition: Json) -> View:
    """On top of the person's stack; raises not_found without one, push_limit_reached at three."""
    stack = workspace.stacks.get(user_id) or []
    if not stack or stack[-1].app is not app:
        raise SlackError("not_found")
    if len(stack) >= DEEPEST_STACK:
        raise SlackError("push_limit_reached")
    view = _new(workspace, app, user_id, definition, stack)
    workspace.changes.announce()
    return view


def update(workspace: Workspace, view: View, definition: Json) -> View:
    """Redraw a view in place. What was typed survives where block_id and action_id stay the same."""
    _check_external_id(workspace, view.app, definition, view)
    earlier = view.values
    view.definition = {**definition, "blocks": identified(definition["blocks"], workspace.mint)}
    view.values = carried_over(view.blocks, earlier)
    view.hash = workspace.mint.hash()
    view.errors, view.trouble = {}, None
    workspace.changes.announce()
    return view


def publish_home(workspace: Workspace, app: InstalledApp, user_id: str, definition: Json) -> View:
    home = workspace.homes.get((app.id, user_id))
    if home is not None:
        return update(workspace, home, definition)
    home = _new(workspace, app, user_id, definition, [])
    workspace.homes[app.id, user_id] = home
    workspace.changes.announce()
    return home


def find(workspace: Workspace, app: InstalledApp, view_id: object, external_id: object) -> View:
    """An open view of this app; raises not_found, also for one that the person has closed."""
    for view in everything(workspace, app):
        if view_id == view.id or (external_id and external_id == view.definition.get("external_id")):
            return view
    raise SlackError("not_found")


def everything(workspace: Workspace, app: InstalledApp) -> list[View]:
    modals = [view for stack in workspace.stacks.values() for view in stack]
    return [view for view in (*modals, *workspace.homes.values()) if view.app is app]


def close(workspace: Workspace, view: View) -> None:
    """Take one view off its stack; the one beneath shows again."""
    workspace.stacks[view.user_id] = [v for v in workspace.stacks.get(view.user_id, []) if v is not view]
    workspace.changes.announce()


def clear(workspace: Workspace, user_id: str) -> None:
    workspace.stacks[user_id] = []
    workspace.changes.announce()


def _new(workspace: Workspace, app: InstalledApp, user_id: str, definition: Json, stack: list[View]) -> View:
    _check_external_id(workspace, app, definition, None)
    definition = {**definition, "blocks": identified(definition["blocks"], workspace.mint)}
    view_id = workspace.mint.id("V")
    view = View(
        id=view_id,
        app=app,
        user_id=user_id,
        definition=definition,
        hash=workspace.mint.hash(),
        root_id=stack[0].id if stack else view_id,
        previous_id=stack[-1].id if stack else None,
        values=start_values(definition["blocks"]),
    )
    stack.append(view)
    return view


def _check_external_id(workspace: Workspace, app: InstalledApp, definition: Json, own: View | None) -> None:
    external_id = definition.get("external_id")
    for view in everything(workspace, app):
        if external_id and view is not own and view.definition.get("external_id") == external_id:
            raise SlackError("duplicate_external_id")
