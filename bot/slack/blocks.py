"""The small pieces of Block Kit that Baton's messages and forms are made of."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from bot.slack.ids import ENTRY, Action, View
from bot.slack.text import FIELD, SECTION, mrkdwn, pieces, plain

Block = dict[str, Any]


class Message(NamedTuple):
    """A message: `text` is for notifications and screen readers; the blocks are what is shown."""

    text: str
    blocks: list[Block]


def section(text: str, accessory: Block | None = None) -> Block:
    block: Block = {"type": "section", "text": mrkdwn(text)}
    return {**block, "accessory": accessory} if accessory else block


def sections(text: str) -> list[Block]:
    """Split a long text into as many sections as it needs; a code block continues as one."""
    blocks = []
    for number, part in enumerate(text.split("```")):
        fence = "```" if number % 2 else ""
        blocks += [section(f"{fence}{piece}{fence}") for piece in pieces(part, SECTION - 6) if piece.strip()]
    return blocks or [section("–")]


def fields(texts: Iterable[str]) -> list[Block]:
    """Draw sections of up to ten short texts in two columns."""
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


def entry(label: str, action: Action | str, value: object) -> Block:
    """Make an entry of a menu, which does the same as a button with that action and value."""
    return option(f"{action}{ENTRY}{value}", label)


def menu(*entries: Block, name: str = "") -> Block:
    """Draw a menu behind three dots; Slack takes up to five entries. `name` tells it from others in its block."""
    action_id = f"{Action.MENU}:{name}" if name else str(Action.MENU)
    return {"type": "overflow", "action_id": action_id, "options": list(entries)}


def long_menu(words: str, *groups: tuple[str, Sequence[Block]], name: str = "") -> Block:
    """Draw a menu that says `words` and takes as many entries as there are, in groups that have names."""
    action_id = f"{Action.MENU}:{name}" if name else str(Action.MENU)
    some = [{"label": plain(label), "options": list(entries)} for label, entries in groups if entries]
    offered = (
        {"option_groups": some} if len(some) > 1 else {"options": [each for one in some for each in one["options"]]}
    )
    return {"type": "static_select", "action_id": action_id, "placeholder": plain(words, 150), **offered}


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


_LONGEST_INPUT = 3000


def text_input(
    value: str = "", placeholder: str = "", *, longest: int = _LONGEST_INPUT, multiline: bool = False
) -> Block:
    """Draw a text field. A value longer than can be typed now still stands in it whole: no words are silently cut."""
    most = min(max(longest, len(value)), _LONGEST_INPUT)
    element: Block = {"type": "plain_text_input", "max_length": most, "multiline": multiline}
    element |= {"initial_value": value[:most]} if value else {}
    return element | ({"placeholder": plain(placeholder, 150)} if placeholder else {})


def option(value: str, label: str, description: str = "") -> Block:
    made: Block = {"text": plain(label), "value": value}
    return made | ({"description": plain(description)} if description else {})


_IN_A_MENU = 100


def choices(options: Sequence[Block]) -> Block:
    """Return what a menu offers: Slack takes a hundred options, or a hundred groups of a hundred."""
    if len(options) <= _IN_A_MENU:
        return {"options": list(options)}
    groups = []
    for at in range(0, len(options), _IN_A_MENU):
        some = list(options[at : at + _IN_A_MENU])
        groups.append({"label": plain(f"{at + 1} to {at + len(some)} of {len(options)}"), "options": some})
    return {"option_groups": groups}


def select(options: Sequence[tuple[str, str]], chosen: str = "", placeholder: str = "Choose one") -> Block:
    """Draw a menu of (value, label) pairs; `chosen` is the value shown first."""
    made = [option(value, label) for value, label in options]
    initial = next((item for item in made if item["value"] == chosen), None)
    element: Block = {"type": "static_select", "placeholder": plain(placeholder, 150), **choices(made)}
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


def note_view(title: str, text: str, close: str = "Back") -> Block:
    """Draw a refusal to show on top of a form, so that closing it leads back to what was typed."""
    return modal(View.NOTE, title, sections(text), close=close)
