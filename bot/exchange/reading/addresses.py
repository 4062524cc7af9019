"""A list of addresses that is no table: one a line, with a name or without, or several with commas between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.exchange.reading.sheet import Row
from bot.exchange.reading.text.records import Lines

HEADER = ("Name", "Email")
_SAMPLE = 300  # lines
_ONE = re.compile(
    r"(?P<name>[^<>@]{0,200}?)\s*<\s*(?:mailto:)?(?P<in_brackets>[^\s@<>]{1,64}@[^\s@<>]{1,255})\s*>"
    r"|(?:mailto:)?(?P<bare>[^\s@<>,;:\"()]{1,64}@[^\s@<>,;:\"()]{1,255})",
    re.IGNORECASE,
)
_BETWEEN = " \t,;\"'"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses in a text, a row each: name and address, or what is neither in the place of the address."""

    text: str

    def __iter__(self) -> Iterator[Row]:
        lines = Lines(self.text)
        for line in lines:
            found = list(_ONE.finditer(line))
            rest = _ONE.sub("", line).strip(_BETWEEN)
            for each in found:
                name = (each["name"] or "").strip(_BETWEEN)
                yield Row(lines.number, (name, each["in_brackets"] or each["bare"]))
            if rest:
                yield Row(lines.number, ("", rest))


def is_list(text: str) -> bool:
    """Tell whether most of the lines hold addresses and nothing beside their names."""
    lines = [line for line in islice(Lines(text), _SAMPLE) if line.strip()]
    pure = sum(bool(_ONE.search(line)) and not _ONE.sub("", line).strip(_BETWEEN) for line in lines)
    return pure > len(lines) / 2
