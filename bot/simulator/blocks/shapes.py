"""The small language of the Block Kit tables: shapes that check a JSON value and say what is wrong.

Messages follow Slack's own (`must be less than 151 characters [json-pointer:/blocks/0/text/text]`), so
that what a developer reads here is what they would read in `response_metadata.messages`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Protocol

Json = dict[str, Any]
Rule = Callable[[Json, str], Iterator[str]]


class Shape(Protocol):
    def check(self, value: Any, at: str) -> Iterator[str]:
        """Yield one message for each thing wrong with `value`; `at` is its JSON pointer."""
        ...


def problem(what: str, at: str) -> str:
    return f"{what} [json-pointer:{at}]"


@dataclass(frozen=True)
class Str:
    """A string; lengths in characters, both inclusive."""

    max: int | None = None
    min: int = 0
    one_of: tuple[str, ...] = ()
    pattern: str = ""

    def check(self, value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield problem("must provide a string", at)
        elif len(value) < self.min:
            yield problem(f"must be more than {self.min - 1} characters", at)
        elif self.max is not None and len(value) > self.max:
            yield problem(f"must be less than {self.max + 1} characters", at)
        elif self.one_of and value not in self.one_of:
            yield problem("must be a valid enum value", at)
        elif self.pattern and not re.fullmatch(self.pattern, value):
            yield problem("must match the expected format", at)


@dataclass(frozen=True)
class Number:
    """An integer, or with `whole=False` any finite number; limits inclusive."""

    min: float | None = None
    max: float | None = None
    whole: bool = True

    def check(self, value: Any, at: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
            yield problem("must provide a number", at)
        elif self.whole and not isinstance(value, int):
            yield problem("must provide an integer", at)
        elif self.min is not None and value < self.min:
            yield problem(f"must be greater than or equal to {self.min}", at)
        elif self.max is not None and value > self.max:
            yield problem(f"must be less than or equal to {self.max}", at)


@dataclass(frozen=True)
class Bool:
    def check(self, value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, bool):
            yield problem("must provide a boolean", at)


@dataclass(frozen=True)
class ListOf:
    """An array whose items all have one shape; counts inclusive."""

    item: Shape
    max: int | None = None
    min: int = 0

    def check(self, value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield problem("must provide an array", at)
            return
        if len(value) < self.min:
            yield problem(f"no fewer than {self.min} items allowed", at)
        if self.max is not None and len(value) > self.max:
            yield problem(f"no more than {self.max} items allowed", at)
        for index, item in enumerate(value):
            yield from self.item.check(item, f"{at}/{index}")


@dataclass(frozen=True)
class Obj:
    """An object with exactly these fields; `rules` see it only once every field by itself is right."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()

    def check(self, value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must provide an object", at)
            return
        found = list(self._check_fields(value, at))
        yield from found
        if not found:
            for rule in self.rules:
                yield from rule(value, at)

    def _check_fields(self, value: Json, at: str) -> Iterator[str]:
        for name in self.required:
            if name not in value:
                yield problem(f"missing required field: {name}", at)
        for name, content in value.items():
            shape = self.required.get(name) or self.optional.get(name)
            if shape is None:
                yield problem(f"invalid additional property: {name}", at)
            else:
                yield from shape.check(content, f"{at}/{name}")


@dataclass(frozen=True)
class ByType:
    """One of several objects, told apart by their `type`."""

    shapes: Mapping[str, Shape]

    def check(self, value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must provide an object", at)
        elif "type" not in value:
            yield problem("missing required field: type", at)
        elif not isinstance(value["type"], str) or value["type"] not in self.shapes:
            yield problem(f"unsupported type: {value['type']}", f"{at}/type")
        else:
            yield from self.shapes[value["type"]].check(value, at)


def typed(
    kind: str,
    required: Mapping[str, Shape] | None = None,
    optional: Mapping[str, Shape] | None = None,
    *rules: Rule,
) -> Obj:
    """An object whose `type` is `kind`."""
    return Obj({"type": Str(one_of=(kind,)), **(required or {})}, optional or {}, rules)


def exactly_one_of(*names: str) -> Rule:
    def rule(value: Json, at: str) -> Iterator[str]:
        if sum(name in value for name in names) != 1:
            yield problem(f"must define exactly one of {', '.join(f'`{name}`' for name in names)}", at)

    return rule


def at_least_one_of(*names: str) -> Rule:
    def rule(value: Json, at: str) -> Iterator[str]:
        if not any(name in value for name in names):
            yield problem(f"must define either {' or '.join(f'`{name}`' for name in names)}", at)

    return rule


def kind_of(shape: Obj) -> str:
    """The `type` that a `typed` object carries."""
    kind = shape.required["type"]
    assert isinstance(kind, Str)
    return kind.one_of[0]
