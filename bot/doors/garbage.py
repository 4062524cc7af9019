"""The garbage collector, which stands aside while Baton starts: nothing that a program starts with is garbage.

This is imported before everything large: searching modules as they load took a sixth of the start.
"""

import gc

_SELDOM = (20_000, 20, 20)
"""New objects before the youngest are looked at, and rounds before the older ones are: a click makes thousands, and
hardly any of them is garbage that refers to itself."""

gc.disable()


def begin_collecting() -> None:
    """Collect what becomes garbage from now on; what is there already is not looked at again."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    gc.enable()
