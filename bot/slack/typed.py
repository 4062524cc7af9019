"""Reading the fields of a submitted form: a text, several words, several numbers."""

from collections.abc import Mapping
from typing import Any


def text_of(typed: Mapping[str, Any], name: str) -> str:
    value = typed.get(name)
    return value if isinstance(value, str) else ""


def words_of(typed: Mapping[str, Any], name: str) -> list[str]:
    value = typed.get(name)
    return [str(item) for item in value] if isinstance(value, list) else []


def numbers_of(typed: Mapping[str, Any], name: str) -> list[int]:
    return [int(word) for word in words_of(typed, name) if word.isdecimal() and len(word) < 19]
