"""The check that a payload has the shape Bolt and Baton rely on and, if not, what is wrong with it."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, ValidationError, convert

from bot.doors import shapes

_KINDS: Mapping[str, type[Struct]] = {
    "command": shapes.Command,
    "event_callback": shapes.EventCallback,
    "block_actions": shapes.BlockActions,
    "block_suggestion": shapes.BlockSuggestion,
    "view_submission": shapes.ViewSubmission,
    "view_closed": shapes.ViewClosed,
    "shortcut": shapes.Shortcut,
    "message_action": shapes.MessageAction,
}
"""A slash command has no type; it counts as a "command"."""

_ANYWHERE = ("block_suggestion", "event_callback")
"""The payloads that may name no workspace: a view asks for a menu's entries, an event may be an organisation's."""


def misshapen(payload: Mapping[str, Any]) -> str:
    """Say what is wrong with the payload, without quoting it; "" if nothing is."""
    kind = payload.get("type")
    if "command" in payload or "ssl_check" in payload:
        if not all(isinstance(value, str) for name, value in payload.items() if name != "authorizations"):
            return "A slash command's fields are texts."
        kind = "command" if "command" in payload else "ssl_check"
    elif not isinstance(kind, str):
        return "The payload has no type."
    try:
        convert(payload, _KINDS.get(kind, shapes.Payload))
    except ValidationError as problem:
        return f"A part of the payload is missing or has the wrong type: {problem}."  # it names types and our own words
    if kind in _KINDS and kind not in _ANYWHERE and not _at_home(payload):
        return "The payload names no workspace."
    return ""


def is_an_event(payload: Mapping[str, Any]) -> bool:
    """Tell whether it reports an event, whatever that event is made of."""
    event = payload.get("event")
    names = (payload.get("event_id"), event.get("type")) if isinstance(event, dict) else (None,)
    return payload.get("type") == "event_callback" and all(isinstance(name, str) for name in names)


def _at_home(payload: Mapping[str, Any]) -> bool:
    team, user = payload.get("team") or {}, payload.get("user") or {}
    return any((team.get("id"), payload.get("team_id"), user.get("team_id")))
