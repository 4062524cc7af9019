"""The garbage collector, which stands aside while Baton starts: nothing that a program starts with is garbage.

This is imported before everything large: searching modules as they load took a sixth of the start.
"""

import gc

gc.disable()


def begin_collecting() -> None:
    """Collect what becomes garbage from now on; what is there already is not looked at again."""
    gc.freeze()
    gc.enable()
