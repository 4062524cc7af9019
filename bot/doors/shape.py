"""What each kind of payload must hold for Bolt and Baton to read it: parts of the right type, and ids that are ids.

Ids tell deliveries apart: with one missing, two clicks would look like one, or one like two.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Check = Callable[[object], bool]
Path = tuple[str | int, ...]

_ID = re.compile(r"[\w.:^-]{1,255}", re.ASCII)


def _id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _text(value: object) -> bool:
    return isinstance(value, str)


def _object(value: object) -> bool:
    return isinstance(value, dict)


def _objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _id_or_object(value: object) -> bool:
    return _id(value) or _object(value)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _options(value: object) -> bool:
    return _objects(value) and all(_option(item) for item in value)  # type: ignore[attr-defined]


def _option(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("value"), str)


_VIEW: dict[Path, Check] = {
    ("user", "id"): _id,
    ("view", "id"): _id,
    ("view", "callback_id"): _text,
    ("view", "private_metadata"): _text,
    ("view", "blocks"): _objects,
}
_REQUIRED: dict[str, dict[Path, Check]] = {
    "command": {("team_id",): _id, ("user_id",): _id, ("trigger_id",): _id},
    "event_callback": {("team_id",): _id, ("event_id",): _id, ("event", "type"): _text},
    "block_actions": {
        ("user", "id"): _id,
        ("actions",): _objects,
        ("actions", 0, "action_id"): _text,
        ("actions", 0, "action_ts"): _id,
    },
    "block_suggestion": {("action_id",): _text},
    "view_submission": _VIEW | {("view", "state"): _object},
    "view_closed": _VIEW,
    "shortcut": {("user", "id"): _id, ("callback_id",): _text, ("trigger_id",): _id},
    "message_action": {
        ("user", "id"): _id,
        ("callback_id",): _text,
        ("trigger_id",): _id,
        ("message",): _object,
    },
}
"""A slash command has no type; it counts as a "command"."""

_PARTS = ("event", "view", "message", "container", "previous_message", "function_data", "assistant_thread")
_NAMED = ("type", "subtype", "text", "channel_type", "response_url", "tab", "private_metadata", "bot_id")
_IDS = ("thread_ts", "trigger_id", "api_app_id", "team_id", "user_id", "event_id")
_IF_GIVEN: dict[Path, Check] = {
    ("team",): _object,
    ("team", "id"): _id,
    ("user",): _object,
    ("user", "id"): _id,
    ("user", "team_id"): _id,
    ("enterprise",): _object,
    ("channel",): _id_or_object,
    ("container", "channel_id"): _id,
    ("container", "message_ts"): _id,
    ("actions", 0, "value"): _text,
    ("event", "user"): _id,
    ("event", "tokens"): _object,
    **{(*part, name): _text for part in ((), ("event",), ("view",), ("message",)) for name in _NAMED},
    **{(*part, name): _id for part in ((), ("event",), ("view",)) for name in _IDS},
    **{(part,): _object for part in _PARTS},
    **{("event", name): _id_or_object for name in ("channel", "item", "team", "enterprise")},
    **{("event", name): _object for name in _PARTS},
    ("view", "blocks"): _objects,
    ("state",): _object,
    ("view", "state"): _object,
}
_CHECKS_OF: dict[Path, dict[str | int, Check]] = {}
"""The same by what they are in, for that is looked at once."""
for _path, _check in _IF_GIVEN.items():
    _CHECKS_OF.setdefault(_path[:-1], {})[_path[-1]] = _check

_TYPED: dict[str, Check] = {
    "value": _text,
    "selected_option": _option,
    "selected_options": _options,
    "selected_users": _texts,
    "selected_conversations": _texts,
    "selected_date": _text,
    "selected_time": _text,
    "selected_conversation": _text,
    "selected_user": _text,
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
        if not right(_at(payload, path)):
            return f"A {kind} needs {_named(path)}."
    for path, checks in _CHECKS_OF.items():
        part = _at(payload, path) if not path or path[0] in payload else None
        for name, value in part.items() if isinstance(part, dict) else ():
            if value is not None and name in checks and not checks[name](value):
                return f"The payload's {_named((*path, name))} has the wrong type."
    if kind in _REQUIRED and kind != "block_suggestion" and not _at_home(payload):
        return "The payload names no workspace."
    return "" if _forms_are_right(payload) else "The form has the wrong shape."


def _at_home(payload: Mapping[str, Any]) -> bool:
    return any(_at(payload, path) is not None for path in (("team", "id"), ("team_id",), ("user", "team_id")))


def _forms_are_right(payload: Mapping[str, Any]) -> bool:
    """What a form shows and holds: a list of blocks, and blocks of typed elements."""
    if not all(_block_is_right(block) for block in _at(payload, ("view", "blocks")) or ()):  # type: ignore[attr-defined]
        return False
    for path in (("state",), ("view", "state")):
        if _at(payload, path) is not None and not _state_is_right(_at(payload, (*path, "values"))):
            return False
    return True


def _block_is_right(block: Mapping[str, Any]) -> bool:
    """As far as a form is read when it comes back: a field's hint, its options, and what stood in it."""
    element = block.get("element") or {}
    if not isinstance(element, dict):
        return False
    parts, options = (block.get("hint"), element.get("initial_option")), element.get("options")
    return all(isinstance(part, dict | None) for part in parts) and (options is None or _objects(options))


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


def _at(value: object, path: Sequence[str | int]) -> object:
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and len(value) > step:
            value = value[step]
        else:
            return None
    return value


def _named(path: Path) -> str:
    return ".".join(map(str, path))
