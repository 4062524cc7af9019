"""The mark that parts the cells of a text: scored, not sniffed.

Each of those that are in use is tried on the first rows. The right one gives neighbouring rows equally many cells,
and cells that are an address and nothing else.
"""

import re
from itertools import islice, pairwise

from bot.exchange.reading import limits
from bot.exchange.reading.looks import is_address
from bot.exchange.reading.sheet import UnreadableError
from bot.exchange.reading.text.records import Records

CANDIDATES = ",;\t|^~"
NAMES = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "pipe": "|", "caret": "^"}
_SAMPLE = 300  # rows
_BEGINNING = limits.CELL - 1
"""Characters that are looked at: with so few, no wrong delimiter makes a cell that is too long."""
_SAID = re.compile(r'\ufeff?"?sep=(\\t|[^\r\n])"?[ ,;\t]*(?:\n|$)', re.IGNORECASE)

_WRAPPED = re.compile(r'"(?:[^"]|"")*+"')


def said(text: str) -> tuple[str, int]:
    """Return what Excel's first line says, as `sep=;`, and the line after it; "" and 1 without one."""
    match = _SAID.match(text)
    return (NAMES.get(match[1], match[1]), 2) if match else ("", 1)


def named(chosen: str) -> str:
    """Return the character that somebody chose, by itself or by its name."""
    character = NAMES.get(chosen.strip().lower(), chosen)
    if len(character) != 1 or character in '"\n\r':
        raise UnreadableError(f"“{chosen}” cannot part the cells of a row: choose a comma, semicolon, tab or pipe.")
    return character


def found(text: str) -> str:
    """Return the delimiter of a text, "" if it has none."""
    beginning = text[:_BEGINNING]
    scores = {each: _score(beginning, each) for each in CANDIDATES}
    best = max(CANDIDATES, key=lambda each: scores[each])
    return best if scores[best] > 0 else ""


def _score(text: str, delimiter: str) -> float:
    rows = [row.cells for row in islice(Records(text, delimiter)(), _SAMPLE) if row.cells]
    counts = [len(cells) for cells in rows]
    if max(counts, default=1) < 2:
        return 0.0
    agreeing = sum(1.0 for one, other in pairwise(counts) if one == other > 1)
    parted = sum(count > 1 for count in counts)
    addresses = sum(any(map(is_address, cells)) for cells, count in zip(rows, counts, strict=True) if count > 1)
    width = sorted(counts)[len(counts) // 2]
    return (agreeing + 0.5 * parted + 2 * addresses) / len(rows) * min(1 + width / 10, 2)


def unwrapped(text: str) -> str:
    """Return a text whose rows stand in one pair of quotation marks each without them, as when a table was saved twice;
    "" for any other."""
    lines = [line for line in text.split("\n") if line.strip()] if text.startswith('"') else []
    if not lines or not all(_WRAPPED.fullmatch(line) for line in lines[:_SAMPLE]):
        return ""
    return "\n".join(line[1:-1].replace('""', '"') if _WRAPPED.fullmatch(line) else line for line in text.split("\n"))
