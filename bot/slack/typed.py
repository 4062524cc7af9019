"""Reading the values of a submitted form or a pressed button: a text, several words, numbers, an id."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from bot.slack.ids import ENTRY, Action


def text_of(typed: Mapping[str, Any], name: str) -> str:
    value = typed.get(name)
    return value if isinstance(value, str) else ""


def words_of(typed: Mapping[str, Any], name: str) -> list[str]:
    value = typed.get(name)
    return [str(item) for item in value] if isinstance(value, list) else []


def numbers_of(typed: Mapping[str, Any], name: str) -> list[int]:
    return [number for word in words_of(typed, name) if (number := id_in(word))]


def days_in(typed: Mapping[str, Any]) -> Iterator[date]:
    """Yield the days that were picked in a form."""
    for value in typed.values():
        if isinstance(value, str) and len(value) == len("2026-12-24"):
            with suppress(ValueError):
                yield date.fromisoformat(value)


def id_in(carried: str) -> int:
    """Return the id that a button or form carries, possibly followed by what it was drawn from; 0 for none."""
    return number_in(carried.partition(" ")[0])


def drawn_from(carried: str) -> str:
    """Return what follows the id; empty if nothing does, as in buttons drawn by earlier releases of Baton."""
    return carried.partition(" ")[2]


def number_in(text: str) -> int:
    """Read a text as an id; 0 if it is none: anything may come back from Slack."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def action_in(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what was pressed; for an entry of a menu, the button whose work it does."""
    actions = body.get("actions") or [{}]
    first: Mapping[str, Any] = actions[0]
    if str(first.get("action_id")).partition(":")[0] != Action.MENU:
        return first
    name, _, value = str((first.get("selected_option") or {}).get("value") or "").partition(ENTRY)
    return {**first, "action_id": name, "value": value}
