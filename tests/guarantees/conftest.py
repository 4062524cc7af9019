"""The guarantees, each at a small size in `make test` and at its full size in `make torture`."""

import os
from dataclasses import dataclass

import pytest

from tests.conversations.conftest import clock, office

__all__ = ["clock", "office"]


@dataclass(frozen=True, slots=True)
class Size:
    """How much of it: `size.of(small, full)` picks."""

    full: bool

    def of(self, small: int, full: int) -> int:
        return full if self.full else small


@pytest.fixture
def size() -> Size:
    return Size(full=bool(os.environ.get("TORTURE")))
