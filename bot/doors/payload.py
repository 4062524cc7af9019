"""Turning Slack's bytes into a request for Bolt: whatever cannot be one is refused before any listener runs."""

import re
from collections.abc import Mapping
from typing import Any, cast

import orjson
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.request.payload_utils import to_action, to_step
from yarl import URL

from bot.doors.shape import is_an_event, misshapen

_SUSPICIOUS = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")  # the signs, in JSON, of a text that cannot be kept
_MOST_FIELDS = 100
_CONTEXT = ("enterprise_id", "team_id", "user_id", "channel_id", "thread_ts", "response_url")


class MalformedError(ValueError):
    """A payload that Slack would not send; the text says what is wrong with it and quotes none of it."""


class UnreadableEventError(MalformedError):
    """An event of a shape Baton does not know. It is accepted: delivered again it would be the same."""


def read_body(media_type: str, raw: bytes) -> dict[str, Any]:
    """Return the payload in an HTTP body: JSON, a form's `payload`, or a form's own fields (a slash command).

    Bolt's own parser is not used: it drops a slash command whose text contains the word "payload".
    """
    try:
        if media_type == "application/json":
            return read_json(raw.decode("utf-8"))
        if media_type != "application/x-www-form-urlencoded":
            raise MalformedError("The content type is neither JSON nor a form.")
        form = _form(raw.decode("utf-8"))
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


def _form(text: str) -> dict[str, str]:
    """Read a form's fields. yarl reads them in C; the standard library's parser takes a third of a click's time."""
    if text.count("&") >= _MOST_FIELDS:
        raise MalformedError("The form has too many fields.")
    return dict(URL.build(query_string=text, encoded=True).query)


def read_json(text: str) -> dict[str, Any]:
    """Read a payload that Slack sent as JSON; raises MalformedError if it is not JSON, or holds what cannot be kept."""
    try:
        payload = _object(orjson.loads(text))
    except MalformedError:
        raise
    except (ValueError, RecursionError) as problem:
        raise MalformedError("The body cannot be read.") from problem
    _check_depth(payload)
    if _SUSPICIOUS.search(text):
        _check_texts(payload)
    return payload


def bolt_request(body: object, headers: Mapping[str, str] | None = None) -> AsyncBoltRequest:
    """Make a request that Bolt can dispatch without stumbling.

    Raises MalformedError if the payload has the wrong shape, UnreadableEventError if only its event has.
    """
    payload = _object(body)
    try:
        return _request(payload, headers)
    except MalformedError as problem:
        if is_an_event(payload):
            raise UnreadableEventError(*problem.args) from problem
        raise


def _request(payload: dict[str, Any], headers: Mapping[str, str] | None) -> AsyncBoltRequest:
    if isinstance(payload.get("user"), str) and "command" not in payload:
        payload = {**payload, "user": {"id": payload["user"]}}
    wrong = misshapen(payload)
    if wrong:
        raise MalformedError(wrong)
    try:
        to_action(payload)
        to_step(payload)
        request = AsyncBoltRequest(mode="socket_mode", body=payload, headers=dict(headers or {}))
    except Exception as problem:  # these only read the payload, so any failure is the payload's
        raise MalformedError("The payload's parts have the wrong types.") from problem
    for name in _CONTEXT:
        if not isinstance(request.context.get(name), str | None):
            raise MalformedError(f"The payload's {name} is not a text.")
    return request


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise MalformedError("The payload is not an object.")
    return value


def _check_depth(payload: dict[str, Any]) -> None:
    try:
        orjson.dumps(payload)  # it writes nothing deeper than 254 levels, and checks that faster than we could
    except TypeError as problem:
        raise MalformedError("The payload is nested too deeply.") from problem


def _check_texts(payload: object) -> None:
    """Refuse NULs and halves of surrogate pairs, which no database keeps."""
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
