"""The small pieces of Block Kit that Baton's messages and forms are made of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from bot.slack.ids import Action, View
from bot.slack.text import FIELD, SECTION, clean, mrkdwn, pieces, plain

Block = dict[str, Any]


class Message(NamedTuple):
    """`text` is what a notification or a screen reader says; the blocks are what is shown."""

    text: str
    blocks: list[Block]


def section(text: str, accessory: Block | None = None) -> Block:
    block: Block = {"type": "section", "text": mrkdwn(text)}
    return {**block, "accessory": accessory} if accessory else block


def sections(text: str) -> list[Block]:
    """As many sections as a long text needs; what stands in a code block stays in one."""
    blocks = []
    for number, part in enumerate(text.split("```")):
        fence = "```" if number % 2 else ""
        blocks += [section(f"{fence}{piece}{fence}") for piece in pieces(part, SECTION - 6) if piece.strip()]
    return blocks or [section("–")]


def fields(texts: Iterable[str]) -> list[Block]:
    """Sections of up to ten short texts in two columns."""
    objects = [mrkdwn(text, FIELD) for text in texts]
    return [{"type": "section", "fields": objects[at : at + 10]} for at in range(0, len(objects), 10)]


def context(*texts: str) -> Block:
    return {"type": "context", "elements": [mrkdwn(text) for text in texts]}


def divider() -> Block:
    return {"type": "divider"}


def header(text: str) -> Block:
    return {"type": "header", "text": plain(text, 150)}


def button(label: str, action: Action | str, value: object, *, style: str = "", confirm: Block | None = None) -> Block:
    made: Block = {"type": "button", "text": plain(label), "action_id": str(action), "value": str(value)}
    made |= {"style": style} if style else {}
    return made | ({"confirm": confirm} if confirm else {})


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def confirmation(title: str, text: str, yes: str, no: str = "Cancel") -> Block:
    return {"title": plain(title, 100), "text": plain(text, 300), "confirm": plain(yes, 30), "deny": plain(no, 30)}


def input_block(
    key: str, label: str, element: Block, *, optional: bool = True, hint: str = "", block_id: str = ""
) -> Block:
    block = {
        "type": "input",
        "block_id": block_id or key,
        "label": plain(label, 2000),
        "element": {"action_id": key, **element},
        "optional": optional,
    }
    return block | ({"hint": plain(hint, 2000)} if hint else {})


def text_input(value: str = "", placeholder: str = "", *, longest: int = 3000, multiline: bool = False) -> Block:
    element: Block = {"type": "plain_text_input", "max_length": longest, "multiline": multiline}
    element |= {"initial_value": value[:longest]} if value else {}
    return element | ({"placeholder": plain(placeholder, 150)} if placeholder else {})


def option(value: str, label: str, description: str = "") -> Block:
    made: Block = {"text": plain(label), "value": value}
    return made | ({"description": plain(description)} if description else {})


def select(options: Sequence[tuple[str, str]], chosen: str = "", placeholder: str = "Choose one") -> Block:
    """A menu of (value, label) pairs; `chosen` is the value shown first."""
    made = [option(value, label) for value, label in options]
    initial = next((item for item in made if item["value"] == chosen), None)
    element: Block = {"type": "static_select", "placeholder": plain(placeholder, 150), "options": made}
    return element | ({"initial_option": initial} if initial else {})


def modal(
    callback_id: str,
    title: str,
    blocks: Sequence[Block],
    *,
    submit: str = "",
    close: str = "Close",
    metadata: str = "",
    tells_when_closed: bool = False,
) -> Block:
    view: Block = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, 24),
        "close": plain(close, 24),
        "blocks": list(blocks)[:100],
        "private_metadata": metadata,
        "notify_on_close": tells_when_closed,
    }
    return view | ({"submit": plain(submit, 24)} if submit else {})


def typed_values(state: Mapping[str, Any]) -> dict[str, Any]:
    """What a person filled in, by action id: text, a choice's value, a list of them, or a date; "" for nothing.

    `state` is a view's `state.values` as Slack sends it. Anything of an unexpected shape counts as nothing.
    """
    return {
        action: _typed(element)
        for elements in state.values()
        if isinstance(elements, dict)
        for action, element in elements.items()
        if isinstance(element, dict)
    }


def _typed(element: Mapping[str, Any]) -> Any:
    for name, found in element.items():  # of which one holds what was filled in, and one says what kind it is
        if name in _ONE and isinstance(found, str):
            return clean(found).strip()
        if name == "selected_option" and isinstance(found, dict):
            return str(found.get("value") or "")
        if name == "selected_options" and isinstance(found, list):
            return [str(item["value"]) for item in found if isinstance(item, dict) and "value" in item]
        if name in _SEVERAL and isinstance(found, list):
            return [str(item) for item in found]
    return ""


_ONE = {"value", "selected_date", "selected_time", "selected_conversation", "selected_user"}
_SEVERAL = {"selected_users", "selected_conversations"}


def note_view(title: str, text: str) -> Block:
    """A refusal shown on top of a form, so that closing it leads back to what was typed."""
    return modal(View.NOTE, title, sections(text), close="Back")
