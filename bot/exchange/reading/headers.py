"""Headers over two rows, and whether a row is one."""

from collections import Counter
from collections.abc import Sequence

from bot.exchange.reading.looks import filled, heads, known, of_people


def trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the cells without the blank ones at the end, which Excel pads rows with."""
    width = len(cells)
    while width and not cells[width - 1]:
        width -= 1
    return tuple(cells[:width])


def same(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Tell whether a row is the header again, as where files were put one after the other."""
    if cells[0].casefold() != header[0].casefold():
        return False
    return [cell.casefold() for cell in trimmed(cells)] == [name.casefold() for name in header]


def goes_on(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether the row below a header is its second half: group names stand above, names below."""
    if not heads(lower) or filled(lower) < 2:
        return False
    width = max(len(upper), len(lower))
    above, below = _padded(upper, width), _padded(lower, width)
    holes = [place for place in range(width) if not above[place]]
    if holes and all(below[place] for place in holes) and not all(below):
        return len(upper) < len(lower) or any(not below[place] for place in range(width) if above[place])
    return of_people(lower) > of_people(upper) and known(lower) >= 2


def joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Return one header of two rows: the lower names, with their group where they would be the same, and the upper ones
    where nothing is below."""
    width = max(len(upper), len(lower))
    above, below = _padded(upper, width), _padded(lower, width)
    groups, group = [], ""
    for name in above:
        group = name or group
        groups.append(group)
    often = Counter(name.casefold() for name in below if name)
    names = []
    for group, name, own in zip(groups, below, above, strict=True):
        double = often[name.casefold()] > 1 and group and group.casefold() != name.casefold()
        names.append(f"{group}: {name}" if double else name or own)
    return tuple(names)


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]
