"""Places of leads that are moved to another version of their track."""

from bot.cadence.tracks.track import Track


def place_in(new: Track, old: Track, touch: int, *, told: bool = False) -> int:
    """Return the number of the touch (from 0) that comes next in `new` for a lead whose next one was `touch` in `old`.

    Everybody goes on behind the last touch they have had, so that none comes twice and none added there is missed; with
    none of them left, at the beginning. A touch that was `told` already stays the one that is asked for, if it is there
    still.
    """
    at = {each.id: number for number, each in enumerate(new.touches)}
    if told and touch < len(old.touches) and old.touches[touch].id in at:
        return at[old.touches[touch].id]
    had = [at[each.id] for each in old.touches[:touch] if each.id in at]
    return max(had) + 1 if had else 0
