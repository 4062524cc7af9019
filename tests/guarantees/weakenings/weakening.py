"""One thing that keeps a promise, and what shows that it does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weakening:
    """`text` stands exactly once in `file`; with `instead` there, one of `tests` (pytest arguments) must fail."""

    name: str
    file: str
    text: str
    instead: str
    tests: tuple[str, ...]
