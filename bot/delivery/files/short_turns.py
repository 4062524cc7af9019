"""Shorter turns for threads that compute, while an import is loaded or a file is written."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_TURN = 0.0005
"""The seconds for which a thread computes while others want to; Python's own are 0.005: see docs/speed.md."""


class _Asked:
    """The number of those who ask for them now, and the seconds of a turn otherwise."""

    many = 0
    usual = 0.0


@contextmanager
def short_turns() -> Iterator[None]:
    """Have threads that compute take turns more often, though all of them then do a little less. A click waits for its
    turn each time that its act has waited for the database. Several may ask for it at once."""
    if not _Asked.many:
        _Asked.usual = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
    _Asked.many += 1
    try:
        yield
    finally:
        _Asked.many -= 1
        if not _Asked.many:
            sys.setswitchinterval(_Asked.usual)
