"""What a single part of a payload may be: the right type, and ids that are ids."""

import re
from collections.abc import Callable, Sequence

Check = Callable[[object], bool]
Path = tuple[str | int, ...]

_ID = re.compile(r"[\w.:^-]{1,255}", re.ASCII)


def an_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def a_text(value: object) -> bool:
    return isinstance(value, str)


def an_object(value: object) -> bool:
    return isinstance(value, dict)


def objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def id_or_object(value: object) -> bool:
    return an_id(value) or an_object(value)


def texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def options(value: object) -> bool:
    return objects(value) and all(an_option(item) for item in value)  # type: ignore[attr-defined]


def an_option(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("value"), str)


def at(value: object, path: Sequence[str | int]) -> object:
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and len(value) > step:
            value = value[step]
        else:
            return None
    return value
