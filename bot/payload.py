"""From Slack's bytes to a request for Bolt: whatever cannot be one is refused here, before any listener runs."""

import json
import re
from binascii import a2b_qp
from collections.abc import Mapping, Sequence
from typing import Any, cast
from urllib.parse import parse_qsl

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.request.payload_utils import to_action, to_step

_PAYLOAD_ALONE = re.compile(rb"payload=([A-Za-z0-9%+*._~-]*)")
_SUSPICIOUS = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")  # what a text that cannot be kept looks like in JSON
_MOST_FIELDS = 100
_DEEPEST = 100
# What each kind of payload must hold for Bolt's matchers to read it: a path, and the type at its end.
_REQUIRED: dict[str, tuple[tuple[tuple[str | int, ...], type], ...]] = {
    "event_callback": ((("event", "type"), str),),
    "block_actions": ((("actions", 0, "action_id"), str),),
    "block_suggestion": ((("action_id",), str),),
    "view_submission": ((("view", "callback_id"), str),),
    "view_closed": ((("view", "callback_id"), str),),
    "shortcut": ((("callback_id",), str),),
    "message_action": ((("callback_id",), str), (("message",), dict)),
}
_OBJECTS = ("event", "view", "message", "container", "previous_message", "function_data", "assistant_thread")
_EITHER = ("user", "team", "channel", "enterprise", "item")  # an id or an object, as Slack pleases
_TEXTS = ("type", "subtype", "text", "thread_ts", "channel_type", "response_url", "trigger_id", "api_app_id")
_CONTEXT = ("enterprise_id", "team_id", "user_id", "channel_id", "thread_ts", "response_url")


class MalformedError(ValueError):
    """What arrived is nothing Slack sends; the text says what is wrong with it and quotes none of it."""


def read_body(media_type: str, raw: bytes) -> dict[str, Any]:
    """The payload in an HTTP body: JSON, a form's `payload`, or a form's own fields (a slash command).

    Bolt's own parser is not used: it drops a slash command whose text contains the word "payload".
    """
    try:
        if media_type == "application/json":
            return read_json(raw.decode("utf-8"))
        if media_type != "application/x-www-form-urlencoded":
            raise MalformedError("The content type is neither JSON nor a form.")
        if alone := _PAYLOAD_ALONE.fullmatch(raw):
            return read_json(_unquoted(alone[1]))
        text = raw.decode("utf-8")
        form = dict(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS))
    except MalformedError:
        raise
    except ValueError as problem:
        raise MalformedError("The body cannot be read.") from problem
    if "payload" in form:
        return read_json(form["payload"])
    if "command" not in form and "ssl_check" not in form:
        raise MalformedError("The form has no payload.")
    _check_texts(form)
    return cast(dict[str, Any], form)


def _unquoted(quoted: bytes) -> str:
    """A form's value as text. Quoted-printable is the same encoding with another sign, and is decoded in C: the
    form parser's way takes a third of a click's time."""
    return a2b_qp(quoted.replace(b"+", b" ").replace(b"%", b"=")).decode("utf-8")


def read_json(text: str) -> dict[str, Any]:
    """A payload that Slack sent as JSON; raises MalformedError when it is none, or holds what cannot be kept."""
    try:
        payload = _object(json.loads(text))
    except MalformedError:
        raise
    except (ValueError, RecursionError) as problem:
        raise MalformedError("The body cannot be read.") from problem
    _check_depth(payload)
    if _SUSPICIOUS.search(text):
        _check_texts(payload)
    return payload


def bolt_request(body: object, headers: Mapping[str, str] | None = None) -> AsyncBoltRequest:
    """A request Bolt can dispatch without stumbling; raises MalformedError where a payload has the wrong shape."""
    payload = _object(body)
    _check_shape(payload)
    try:
        to_action(payload)
        to_step(payload)
        request = AsyncBoltRequest(mode="socket_mode", body=payload, headers=dict(headers or {}))
    except Exception as problem:  # these only read the payload, so that any failure is the payload's
        raise MalformedError("The payload's parts have the wrong types.") from problem
    for name in _CONTEXT:
        if not isinstance(request.context.get(name), str | None):
            raise MalformedError(f"The payload's {name} is no text.")
    return request


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise MalformedError("The payload is not an object.")
    return value


def _check_depth(payload: dict[str, Any]) -> None:
    level: list[Any] = [payload]
    for _ in range(_DEEPEST):
        below = [part for value in level for part in (value.values() if isinstance(value, dict) else value)]
        level = [value for value in below if isinstance(value, dict | list)]
        if not level:
            return
    raise MalformedError("The payload is nested too deeply.")


def _check_texts(payload: object) -> None:
    """No NUL and no half of a surrogate pair: no database keeps them."""
    if isinstance(payload, dict):
        for name, value in payload.items():
            _check_texts(name)
            _check_texts(value)
    elif isinstance(payload, list):
        for value in payload:
            _check_texts(value)
    elif isinstance(payload, str) and not _storable(payload):
        raise MalformedError("A text holds characters that cannot be kept.")


def _storable(text: str) -> bool:
    if text.isascii():
        return "\0" not in text
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def _check_shape(payload: dict[str, Any]) -> None:
    kind = payload.get("type")
    if "command" in payload or "ssl_check" in payload:
        if not all(isinstance(value, str) for name, value in payload.items() if name != "authorizations"):
            raise MalformedError("A slash command's fields are texts.")
    elif not isinstance(kind, str):
        raise MalformedError("The payload has no type.")
    if not isinstance(payload.get("event", {}), dict):  # Bolt reads into it, whatever the type
        raise MalformedError("The payload's event has the wrong type.")
    for path, expected in _REQUIRED.get(kind, ()) if isinstance(kind, str) else ():
        if not isinstance(_at(payload, path), expected):
            raise MalformedError(f"A {kind} needs {'.'.join(map(str, path))}.")
    for part in (payload, payload.get("event"), payload.get("view")):
        if isinstance(part, dict):
            _check_parts(part)
    _check_state(payload)


def _check_parts(part: dict[str, Any]) -> None:
    for names, types in ((_OBJECTS, dict), (_EITHER, dict | str), (_TEXTS, str)):
        for name in names:
            if not isinstance(part.get(name), types | None):
                raise MalformedError(f"The payload's {name} has the wrong type.")


def _check_state(payload: dict[str, Any]) -> None:
    """What a form holds: blocks of elements, each an object."""
    for path in (("state",), ("view", "state")):
        state = _at(payload, path)
        if state is None:
            continue
        blocks = _at(state, ("values",))
        if not isinstance(blocks, dict) or not all(
            isinstance(block, dict) and all(isinstance(element, dict) for element in block.values())
            for block in blocks.values()
        ):
            raise MalformedError("The form's state has the wrong shape.")


def _at(value: object, path: Sequence[str | int]) -> object:
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and len(value) > step:
            value = value[step]
        else:
            return None
    return value
