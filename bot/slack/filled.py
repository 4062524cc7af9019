"""A form as Slack hands it back: what each field showed when it was drawn, and what it holds now."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Any

from bot.slack.text import clean

_BASED = re.compile(r".+([~=][0-9a-f]{8})")
LEAVES, EMPTIES = "~", "="
"""The meaning of a blank field that showed something other than what is kept: leave that as it is, or empty it."""


@dataclass(frozen=True)
class Filled:
    """A form's values by field (its element's action id): a text, a choice's value, a list of them, or a date; "" for
    nothing. For fields that showed something other than what was kept, `bases` holds a stamp of what was kept;
    `labels` are the fields' labels, `picked`
    the whole entries of menus."""

    shown: Mapping[str, Any]
    typed: Mapping[str, Any]
    bases: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    picked: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def changed(self) -> dict[str, Any]:
        """The fields in which this person has changed something."""
        return {name: value for name, value in self.typed.items() if not self._left(name, value)}

    def _left(self, name: str, value: Any) -> bool:
        base = self.bases.get(name, "")
        if not base:
            return alike(value, self.shown.get(name, ""))
        return base[1:] == stamp(value) or (base[0] == LEAVES and alike(value, ""))

    def drawn_from(self, name: str, kept: Any) -> bool:
        """Tell whether what is kept for a field is still what the form was drawn from."""
        base = self.bases.get(name, "")
        return base[1:] == stamp(kept) if base else alike(kept, self.shown.get(name, ""))

    def people(self, name: str, kept: Sequence[str]) -> list[str]:
        """Return a list as it is kept, with those this person added and without those they took out."""
        shown, typed = list(self.shown.get(name) or ()), list(self.typed.get(name) or ())
        if name in self.bases:
            return typed
        stay = [one for one in kept if one in typed or one not in shown]
        return [*stay, *(one for one in typed if one not in shown and one not in stay)]

    def clashes(self, kept: Mapping[str, Any]) -> list[str]:
        """Return the fields this person has changed that somebody else has changed to something different since."""
        return [
            name
            for name, value in self.changed.items()
            if name in kept and not alike(value, kept[name]) and not self.drawn_from(name, kept[name])
        ]


def filled(view: Mapping[str, Any]) -> Filled:
    """Read the form in a view. Anything of an unexpected shape counts as blank; what Slack leaves out is untouched."""
    shown, typed, bases, labels, picked = {}, {}, {}, {}, {}
    values = (view.get("state") or {}).get("values") or {}
    for block in inputs_of(view):
        element, block_id = block["element"], str(block.get("block_id"))
        name = str(element["action_id"])
        shown[name] = initial(element)
        labels[name] = html.unescape(str(_mapping(block.get("label")).get("text") or name))
        state = _mapping(_mapping(values.get(block_id)).get(name))
        typed[name] = _typed(state) if state else shown[name]
        picked[name] = _mapping(state.get("selected_option"))
        if based := _BASED.fullmatch(block_id):
            bases[name] = based[1]
    return Filled(shown, typed, bases, labels, picked)


def inputs_of(view: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the blocks of a view in which something can be filled in."""
    blocks = [block for block in view.get("blocks") or [] if isinstance(block, dict) and block.get("type") == "input"]
    return [block for block in blocks if isinstance(block.get("element"), dict) and "action_id" in block["element"]]


def based(block_id: str, kept: Any, blank: str = LEAVES) -> str:
    """Return the block id of a field that shows something other than what is kept."""
    return f"{block_id}{blank}{stamp(kept)}"


def stamp(value: Any) -> str:
    """Return a short stamp of a value, by which a change can be seen later."""
    plain = value if isinstance(value, str) else "\n".join(sorted(map(str, value)))
    return blake2b(_normal(plain).encode(), digest_size=4).hexdigest()


def alike(one: Any, other: Any) -> bool:
    """Tell whether two values read the same: Slack writes some signs in two ways, and trims what is typed."""
    if isinstance(one, str) and isinstance(other, str):
        if one and other:
            return one == other or _normal(one) == _normal(other)
        return not _normal(one or other)
    return sorted(map(str, one or ())) == sorted(map(str, other or ()))


def _normal(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in clean(html.unescape(text)).strip().split("\n"))


def initial(element: Mapping[str, Any]) -> Any:
    """Return what an element shows before anybody touches it."""
    for name, value in element.items():
        if name.startswith(_INITIAL):
            of = name.removeprefix(_INITIAL)
            return _typed({_NAMES.get(of, f"selected_{of}"): value})
    return ""


_INITIAL = "initial_"
_NAMES = {"value": "value", "rich_text": "rich_text_value"}
_ONE = {"value", "selected_date", "selected_time", "selected_conversation", "selected_user"}
_SEVERAL = {"selected_users", "selected_conversations"}


def _typed(element: Mapping[str, Any]) -> Any:
    for name, found in element.items():  # one holds what was filled in, another names its kind
        if name in _ONE and isinstance(found, str):
            return clean(found).strip()
        if name == "selected_option" and isinstance(found, dict):
            return str(found.get("value") or "")
        if name == "selected_options" and isinstance(found, list):
            return [str(item["value"]) for item in found if isinstance(item, dict) and "value" in item]
        if name in _SEVERAL and isinstance(found, list):
            return [str(item) for item in found]
    return ""


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
