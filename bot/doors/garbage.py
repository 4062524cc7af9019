"""The collector of cycles, which stands aside while Baton starts: nothing of what a program starts with is garbage.

Imported before everything large: looking through modules as they load took a sixth of the start.
"""

import gc

gc.disable()


def begin_collecting() -> None:
    """From now on what becomes garbage is collected; what is there already is not looked at again."""
    gc.freeze()
    gc.enable()
