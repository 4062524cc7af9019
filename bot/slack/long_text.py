"""A text that is longer than one of Slack's fields: a form shows it in several, one below the other.

The fields are called "notes", "notes+2n", "notes+3s" and so on; the letter says what stood where the text was parted: a
new line, a blank, or nothing.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.slack.filled import LEAVES, Filled, stamp

MOST = 45_000
"""Characters: fifteen fields, beside which a form has room for the others."""
_FIELD = 3000
_PART = 2900  # characters: room is left in each for a word more
_JOINTS = {"n": "\n", "s": " ", "c": ""}
_MORE = re.compile(r"(.*)\+(\d{1,3})([nsc])", re.DOTALL)
_NO_STAMP = "0" * 8


def name_of(field: str) -> str:
    """Return what the text is called that a field holds a part of; any other field's own name."""
    found = _MORE.fullmatch(field)
    return found[1] if found else field


def parts(name: str, text: str) -> dict[str, str]:
    """The text by the names of the fields that show it; one field where it fits."""
    return {name: text} if len(text) <= _FIELD else dict(_parted(name, text))


def _parted(name: str, text: str) -> Iterator[tuple[str, str]]:
    field, number = name, 1
    while len(text) > _PART:
        at, joint = _cut(text)
        yield field, text[:at]
        text = text[at + len(_JOINTS[joint]) :]
        number += 1
        field = f"{name}+{number}{joint}"
    yield field, text


def _cut(text: str) -> tuple[int, str]:
    """Return where a part ends, and what of it stands between it and the next."""
    for joint in "ns":
        at = text.rfind(_JOINTS[joint], _PART // 2, _PART)
        if at > 0:
            return at, joint
    return _PART, "c"


def joined(name: str, values: Mapping[str, Any]) -> str:
    """The text, from the values of all its fields."""
    whole = ""
    for field in sorted(_fields(name, values), key=_place):
        found, text = _MORE.fullmatch(field), str(values[field] or "")
        whole += f"{_JOINTS[found[3]] if found and whole and text else ''}{text}"
    return whole


def _fields(name: str, values: Mapping[str, Any]) -> list[str]:
    return [field for field in values if name_of(field) == name]


def _place(field: str) -> int:
    found = _MORE.fullmatch(field)
    return int(found[2]) if found else 1


def in_one(name: str, form: Filled, kept: str) -> Filled:
    """The form with one field for the text, which is kept as `kept` by now."""
    fields = _fields(name, form.typed)
    if fields in ([], [name]):
        return form
    bases = {field: base for field, base in form.bases.items() if field not in fields}
    if bases != dict(form.bases):  # something in it was changed before the form was drawn anew
        now = parts(name, kept)
        as_kept = set(now) <= set(fields) and all(form.drawn_from(field, now.get(field, "")) for field in fields)
        bases[name] = f"{LEAVES}{stamp(kept) if as_kept else _NO_STAMP}"
    rest = {field: value for field, value in form.typed.items() if field not in fields}
    shown, typed = joined(name, form.shown), joined(name, form.typed)
    return Filled({**form.shown, name: shown}, {**rest, name: typed}, bases, form.labels)
