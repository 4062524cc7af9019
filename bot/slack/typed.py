"""Reading what a submitted form or a pressed button carries: a text, several words, numbers, an id."""

from collections.abc import Mapping
from typing import Any


def text_of(typed: Mapping[str, Any], name: str) -> str:
    value = typed.get(name)
    return value if isinstance(value, str) else ""


def words_of(typed: Mapping[str, Any], name: str) -> list[str]:
    value = typed.get(name)
    return [str(item) for item in value] if isinstance(value, list) else []


def numbers_of(typed: Mapping[str, Any], name: str) -> list[int]:
    return [number for word in words_of(typed, name) if (number := id_in(word))]


def id_in(carried: str) -> int:
    """The id that a button or a form carries, behind which may stand what it was drawn from; 0 for none."""
    return number_in(carried.partition(" ")[0])


def drawn_from(carried: str) -> str:
    """What stands behind the id; empty for nothing: an earlier release of Baton drew it then."""
    return carried.partition(" ")[2]


def number_in(text: str) -> int:
    """The id that a text is; 0 for a text that is none: what comes back from Slack may be anything."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0
