"""What each kind of payload must hold for Bolt and Baton to read it: parts of the right type, and ids that are ids.

Ids tell deliveries apart: with one missing, two clicks would look like one, or one like two.
"""

from collections.abc import Mapping
from typing import Any

from bot.doors.checks import (
    Check,
    Path,
    a_text,
    an_id,
    an_object,
    an_option,
    at,
    id_or_object,
    objects,
    options,
    texts,
)

_VIEW: dict[Path, Check] = {
    ("user", "id"): an_id,
    ("view", "id"): an_id,
    ("view", "callback_id"): a_text,
    ("view", "private_metadata"): a_text,
    ("view", "blocks"): objects,
}
_REQUIRED: dict[str, dict[Path, Check]] = {
    "command": {("team_id",): an_id, ("user_id",): an_id, ("trigger_id",): an_id},
    "event_callback": {("event_id",): an_id, ("event", "type"): a_text},
    "block_actions": {
        ("user", "id"): an_id,
        ("actions",): objects,
        ("actions", 0, "action_id"): a_text,
        ("actions", 0, "action_ts"): an_id,
    },
    "block_suggestion": {("action_id",): a_text},
    "view_submission": _VIEW | {("view", "state"): an_object},
    "view_closed": _VIEW,
    "shortcut": {("user", "id"): an_id, ("callback_id",): a_text, ("trigger_id",): an_id},
    "message_action": {
        ("user", "id"): an_id,
        ("callback_id",): a_text,
        ("trigger_id",): an_id,
        ("message",): an_object,
    },
}
"""A slash command has no type; it counts as a "command"."""

_PARTS = ("event", "view", "message", "container", "previous_message", "function_data", "assistant_thread")
_NAMED = ("type", "subtype", "text", "channel_type", "response_url", "tab", "private_metadata", "bot_id")
_IDS = ("thread_ts", "trigger_id", "api_app_id", "team_id", "user_id", "event_id")
_IF_GIVEN: dict[Path, Check] = {
    ("team",): an_object,
    ("team", "id"): an_id,
    ("user",): an_object,
    ("user", "id"): an_id,
    ("user", "team_id"): an_id,
    ("enterprise",): an_object,
    ("channel",): id_or_object,
    ("container", "channel_id"): an_id,
    ("container", "message_ts"): an_id,
    ("actions", 0, "value"): a_text,
    ("event", "tokens"): an_object,
    **{(*part, name): a_text for part in ((), ("event",), ("view",), ("message",)) for name in _NAMED},
    **{(*part, name): an_id for part in ((), ("event",), ("view",)) for name in _IDS},
    **{(part,): an_object for part in _PARTS},
    **{("event", name): id_or_object for name in ("user", "channel", "item", "team", "enterprise")},
    **{("event", name): an_object for name in _PARTS},
    ("view", "blocks"): objects,
    ("state",): an_object,
    ("view", "state"): an_object,
    ("view", "hash"): an_id,
}
_ANYWHERE = ("block_suggestion", "event_callback")
"""What may name no workspace: a menu's entries are asked for by its view, an event may be a whole organisation's."""
_CHECKS_OF: dict[Path, dict[str | int, Check]] = {}
"""The same by what they are in, for that is looked at once."""
for _path, _check in _IF_GIVEN.items():
    _CHECKS_OF.setdefault(_path[:-1], {})[_path[-1]] = _check

_TYPED: dict[str, Check] = {
    "value": a_text,
    "selected_option": an_option,
    "selected_options": options,
    "selected_users": texts,
    "selected_conversations": texts,
    "selected_date": a_text,
    "selected_time": a_text,
    "selected_conversation": a_text,
    "selected_user": a_text,
}


def misshapen(payload: Mapping[str, Any]) -> str:
    """What is wrong with the payload, without quoting it; empty when nothing is."""
    kind = payload.get("type")
    if "command" in payload or "ssl_check" in payload:
        if not all(isinstance(value, str) for name, value in payload.items() if name != "authorizations"):
            return "A slash command's fields are texts."
        kind = "command" if "command" in payload else "ssl_check"
    elif not isinstance(kind, str):
        return "The payload has no type."
    for name in ("event", "view"):  # Bolt reads into them wherever they are, whatever the type of the payload
        if not isinstance(payload.get(name, {}), dict):
            return f"The payload's {name} has the wrong type."
    for path, right in _REQUIRED.get(kind, {}).items():
        if not right(at(payload, path)):
            return f"A {kind} needs {_named(path)}."
    for path, checks in _CHECKS_OF.items():
        part = at(payload, path) if not path or path[0] in payload else None
        for name, value in part.items() if isinstance(part, dict) else ():
            if value is not None and name in checks and not checks[name](value):
                return f"The payload's {_named((*path, name))} has the wrong type."
    if kind in _REQUIRED and kind not in _ANYWHERE and not _at_home(payload):
        return "The payload names no workspace."
    return "" if _forms_are_right(payload) else "The form has the wrong shape."


def is_an_event(payload: Mapping[str, Any]) -> bool:
    """Whether Slack tells of an event with it, whatever that event is made of."""
    checks = {("type",): _event_callback, **_REQUIRED["event_callback"]}
    return all(right(at(payload, path)) for path, right in checks.items())


def _event_callback(value: object) -> bool:
    return value == "event_callback"


def _at_home(payload: Mapping[str, Any]) -> bool:
    return any(at(payload, path) is not None for path in (("team", "id"), ("team_id",), ("user", "team_id")))


def _forms_are_right(payload: Mapping[str, Any]) -> bool:
    """What a form shows and holds: a list of blocks, and blocks of typed elements."""
    if not all(_block_is_right(block) for block in at(payload, ("view", "blocks")) or ()):  # type: ignore[attr-defined]
        return False
    for path in (("state",), ("view", "state")):
        if at(payload, path) is not None and not _state_is_right(at(payload, (*path, "values"))):
            return False
    return True


def _block_is_right(block: Mapping[str, Any]) -> bool:
    """As far as a form is read when it comes back: a field's hint, its options, and what stood in it."""
    element = block.get("element") or {}
    if not isinstance(element, dict):
        return False
    parts, options = (block.get("hint"), element.get("initial_option")), element.get("options")
    return all(isinstance(part, dict | None) for part in parts) and (options is None or objects(options))


def _state_is_right(blocks: object) -> bool:
    if not isinstance(blocks, dict):
        return False
    for block in blocks.values():
        if not isinstance(block, dict):
            return False
        for element in block.values():
            if not isinstance(element, dict):
                return False
            for name, value in element.items():
                if value is not None and name in _TYPED and not _TYPED[name](value):
                    return False
    return True


def _named(path: Path) -> str:
    return ".".join(map(str, path))
