"""The values people put into elements: Slack's shape for each, its start value, and what Slack's client refuses."""

import re
from typing import Any
from urllib.parse import urlsplit

from bot.simulator.blocks.objects import every_option
from bot.simulator.blocks.surfaces import elements_of, every_block
from bot.simulator.records import Json

# Element type -> the field of its value in `state.values`, and the field that gives its start value.
FIELDS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", ""),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
}
SEVERAL = frozenset(kind for kind, (name, _) in FIELDS.items() if name.endswith("s"))
LONGEST_TYPED = 3000
REQUIRED = "Please complete this required field."


def value_of(element: Json, content: object) -> Json:
    """The entry of `state.values` for an element that holds `content`."""
    name, _ = FIELDS[element["type"]]
    value: Json = {"type": element["type"], name: content}
    if element["type"] == "timepicker" and "timezone" in element:
        value["timezone"] = element["timezone"]
    return value


def content_of(value: Json) -> object:
    """Return what a state entry holds: None or an empty list when the element is unset."""
    return value[FIELDS[value["type"]][0]]


def start_values(blocks: list[Json]) -> dict[str, dict[str, Json]]:
    """`state.values` of blocks nobody has touched: block_id -> action_id -> value."""
    values: dict[str, dict[str, Json]] = {}
    for block in every_block(blocks):
        for element in elements_of(block):
            if element["type"] in FIELDS:
                initial = element.get(FIELDS[element["type"]][1], [] if element["type"] in SEVERAL else None)
                values.setdefault(block["block_id"], {})[element["action_id"]] = value_of(element, initial)
    return values


def carried_over(blocks: list[Json], earlier: dict[str, dict[str, Json]]) -> dict[str, dict[str, Json]]:
    """`state.values` after an update: an entry survives where block_id, action_id and type stayed the same.

    A choice whose option is no longer offered does not.
    """
    values = start_values(blocks)
    for block in every_block(blocks):
        for element in elements_of(block):
            kept = earlier.get(block["block_id"], {}).get(element.get("action_id", ""))
            if kept is not None and kept["type"] == element["type"] and _still_offered(element, kept):
                values[block["block_id"]][element["action_id"]] = kept
    return values


def _still_offered(element: Json, value: Json) -> bool:
    if "options" not in element and "option_groups" not in element:
        return True
    offered = [option["value"] for option in every_option(element)]
    content: Any = content_of(value)
    chosen = content if isinstance(content, list) else [content]
    return all(option is None or option["value"] in offered for option in chosen)


def refusals(blocks: list[Json], values: dict[str, dict[str, Json]]) -> dict[str, str]:
    """Return what Slack's own client says at the fields before anything is sent: block_id -> message."""
    found = {}
    for block in every_block(blocks):
        if block["type"] == "input":
            element = block["element"]
            content = content_of(values[block["block_id"]][element["action_id"]])
            if message := _refusal(element, content, optional=block.get("optional", False)):
                found[block["block_id"]] = message
    return found


def _refusal(element: Json, content: object, *, optional: bool) -> str | None:
    if content in (None, "", []):
        return None if optional else REQUIRED
    check = _CHECKS.get(element["type"])
    return check(element, str(content)) if check else None


def _text(element: Json, text: str) -> str | None:
    shortest, longest = element.get("min_length", 0), element.get("max_length", LONGEST_TYPED)
    if len(text) < shortest:
        return f"This field must be at least {shortest} characters."
    return f"This field must be no more than {longest} characters." if len(text) > longest else None


def _email(element: Json, text: str) -> str | None:
    ok = re.fullmatch(r"[^@\s<>]+@[^@\s<>.]+(\.[^@\s<>.]+)+", text)
    return None if ok else "Please enter a valid email address."


def _url(element: Json, text: str) -> str | None:
    parts = urlsplit(text)
    ok = parts.scheme in ("http", "https") and "." in parts.netloc and " " not in text
    return None if ok else "Please enter a valid URL."


def _number(element: Json, text: str) -> str | None:
    pattern = r"-?\d+(\.\d+)?" if element["is_decimal_allowed"] else r"-?\d+"
    if not re.fullmatch(pattern, text):
        return "Please enter a valid number."
    lowest, highest = element.get("min_value"), element.get("max_value")
    if lowest is not None and float(text) < float(lowest):
        return f"Please enter a number that is at least {lowest}."
    if highest is not None and float(text) > float(highest):
        return f"Please enter a number that is no more than {highest}."
    return None


_CHECKS = {
    "plain_text_input": _text,
    "email_text_input": _email,
    "url_text_input": _url,
    "number_input": _number,
}
