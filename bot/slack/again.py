"""A form redrawn while somebody has it open: as things stand now, with what they typed still in it."""

import html
from collections.abc import Mapping, Sequence
from typing import Any

from bot.slack.blocks import Block, section, sections
from bot.slack.filled import EMPTIES, Filled, alike, based, filled, inputs_of, stamp
from bot.slack.text import esc, esc_block

_PEOPLE = "multi_users_select"
_PICKERS = {"datepicker": "initial_date", "timepicker": "initial_time"}
_SEVERAL = ("multi_static_select", "checkboxes")
_MOST = 100  # blocks in a view


def drawn_again(fresh: Block, earlier: Mapping[str, Any], why: str) -> Block:
    """Redraw a form: `fresh` shows things as they stand now, `earlier` is the one submitted, as Slack hands it back.

    Slack leaves a field as it stands as long as its block keeps its id. So a field this person has changed keeps its
    id, and one they left alone gets a new id if it now shows something else.
    """
    form = filled(earlier)
    here = {block["element"]["action_id"] for block in inputs_of(fresh)}
    gone = [block for block in inputs_of(earlier) if block["element"]["action_id"] not in here]
    ids = {block["element"]["action_id"]: str(block.get("block_id")) for block in inputs_of(earlier)}
    blocks = [_again(block, form, ids) if block["type"] == "input" else block for block in fresh["blocks"]]
    return fresh | {"blocks": [section(f":warning: {why}"), *_lost(gone, form), *blocks][:_MOST]}


def _lost(gone: Sequence[Mapping[str, Any]], form: Filled) -> list[Block]:
    """Show what was typed in fields that no longer exist, to be copied."""
    typed = []
    for block in gone:
        element, label = block["element"], html.unescape(str(block["label"]["text"]))
        value = form.changed.get(element["action_id"])
        if isinstance(value, str) and value:
            typed.append(f"*{esc(label, 150)}*: {esc_block(_in_words(element, value), 900)}")
    return sections("These are no longer asked; you had filled in:\n" + "\n".join(typed)) if typed else []


def _in_words(element: Mapping[str, Any], value: str) -> str:
    """Return a choice as it is written in its menu."""
    chosen = [each for each in _options(element) if each.get("value") == value]
    return html.unescape(str(chosen[0]["text"]["text"])) if chosen else value


def _options(element: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    groups = element.get("option_groups") or [element]
    return [each for group in groups for each in group.get("options") or []]


def _again(block: Block, form: Filled, ids: Mapping[str, str]) -> Block:
    name, block_id = block["element"]["action_id"], block["block_id"]
    if name not in ids:
        return block
    now = filled({"blocks": [block]})
    if name not in form.changed:
        same = not now.bases and name not in form.bases and alike(now.shown[name], form.shown[name])
        return block | {"block_id": ids[name] if same else f"{block_id}.{stamp(now.shown[name])}"}
    if block["element"]["type"] == _PEOPLE:  # merged with what others made of it, not replacing it
        people = form.people(name, now.shown[name] or [])
        bare = {key: value for key, value in block["element"].items() if key != "initial_users"}
        element = bare | ({"initial_users": people} if people else {})
        return block | {"block_id": based(block_id, now.shown[name] or [], EMPTIES), "element": element}
    if not now.bases and name not in form.bases:
        return block | {"block_id": ids[name]}
    block_id = block_id if now.bases else based(block_id, now.shown[name])
    return block | {"block_id": block_id, "element": _with(block["element"], form.typed[name], form.picked.get(name))}


def _with(element: Block, typed: Any, picked: Any) -> Block:
    """Return the element with something else filled in; `picked` is a menu's entry."""
    bare = {name: value for name, value in element.items() if not name.startswith("initial_")}
    if not typed:
        return bare
    if element["type"] in _PICKERS:
        return bare | {_PICKERS[element["type"]]: typed}
    if element["type"] == "external_select":
        return bare | {"initial_option": picked}
    if options := _options(element):
        chosen = [each for each in options if each["value"] in ([typed] if isinstance(typed, str) else typed)]
        several = element["type"] in _SEVERAL
        return bare | ({"initial_options": chosen} if several else {"initial_option": chosen[0]} if chosen else {})
    return bare | {"initial_value": typed}
