"""Headers over two rows, and whether a row is one."""

from collections import Counter
from collections.abc import Sequence

from bot.exchange.reading.looks import bare, filled, heads, known, of_a_meeting, of_people

_FORMS = frozenset(
    {"response", "openendedresponse", "antwort", "offeneantwort", "réponse", "réponseouverte", "respuesta"}
)
"""The lower names that SurveyMonkey gives to a question with one answer."""


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
    titled = filled(upper) == 2 and of_a_meeting(upper)
    return not titled and of_people(lower) > of_people(upper) and known(lower) >= 2


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
        names.append(_in_group(group, name, often[name.casefold()] > 1) if name else own)
    return tuple(names)


def _in_group(group: str, name: str, double: bool) -> str:
    """Return a column's name with its group's, where it says too little by itself."""
    if not group or group.casefold() == name.casefold():
        return name
    if bare(name) in _FORMS:
        return group
    if bare(name) == "name" and known([group]) and not of_people([group]):
        return f"{group} {name}"  # a company's
    return f"{group}: {name}" if double or not known([name]) else name


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]
