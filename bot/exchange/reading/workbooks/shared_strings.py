"""The texts that the cells of a workbook share: a long one in a million cells fills the memory from a small file."""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.exchange.reading import limits
from bot.exchange.reading.sheet import UnreadableError

TOTAL = 128 * 2**20
"""Bytes that the texts of all cells may have together."""
_TEXT = re.compile(rb"<(?:\w{1,40}:)?si\b.*?</(?:\w{1,40}:)?si>|<(?:\w{1,40}:)?si/>", re.DOTALL)
_OPEN = re.compile(rb"<(?:\w{1,40}:)?si\b")
_SHARED = re.compile(rb"\st=[\"']s[\"'][^<>]*>\s*<(?:\w{1,40}:)?v>(\d{1,9})<")
_FORMATTED = 8
"""Times that a text may be longer than its letters, by its tags."""


@dataclass(slots=True)
class Texts:
    """The lengths of the texts in their order, in bytes and with their tags."""

    lengths: "array[int]" = field(default_factory=lambda: array("L"))

    def take(self, piece: bytes) -> None:
        if b"si" not in piece:
            return
        found = [len(text) for text in _TEXT.findall(piece)]
        longest = max(found, default=len(piece) if _OPEN.search(piece) else 0)
        if longest > _FORMATTED * limits.CELL:
            raise UnreadableError("A cell of this workbook is too long. Please save the sheet with the people as CSV.")
        self.lengths.extend(found)

    def may_be_too_long(self, cells: int) -> bool:
        return max(self.lengths, default=0) * cells > TOTAL

    def refuse_long(self, pieces: Iterable[bytes]) -> None:
        """Add up the text that each cell refers to, and refuse the workbook where that is too much."""
        total = 0
        for piece in pieces:
            for number in map(int, _SHARED.findall(piece)):
                total += self.lengths[number] if number < len(self.lengths) else 0
            if total > TOTAL:
                raise UnreadableError("The cells of this workbook hold too much text. Please leave out long columns.")
