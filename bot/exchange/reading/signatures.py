"""Signatures of mails, pasted one below the other with blank lines or dashes between them: a person each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.exchange.reading.looks import known
from bot.exchange.reading.sheet import Row
from bot.exchange.reading.text.records import Lines
from bot.intake.pieces import is_name
from bot.intake.reading import parse_intake

HEADER = ("Name", "Title", "Company", "Email", "Phone", "Source", "Notes")
"""Fields that somebody's words are sorted into, as if they were typed."""
_SAMPLE = 2**18  # characters
_RULE = re.compile(r"\s*[-_=*~]*\s*")
_ADDRESS = re.compile(r"[^\s@<>]@[^\s@<>]+\.\w")
_PARTED = re.compile(r"[,;|\t^]")
_CELLS = re.compile(r"[,;|\t]")
_FEWEST, _MOST = 3, 30  # lines


@dataclass(frozen=True, slots=True)
class Signatures:
    """The people in a text, a row each."""

    text: str

    def __iter__(self) -> Iterator[Row]:
        for line, block in _blocks(self.text):
            said = parse_intake("\n".join(block))
            yield Row(line, (said.name, said.title, said.company, said.email, said.phone, said.source, said.notes))


def are_signatures(text: str) -> bool:
    """Tell whether most blocks of a text begin with a name and hold an address, one each."""
    blocks = [block for _, block in _blocks(text[:_SAMPLE])]
    signed = sum(map(_is_signature, blocks))
    return signed > len(blocks) / 2


def _is_signature(block: list[str]) -> bool:
    first = block[0]
    return (
        _FEWEST <= len(block) <= _MOST
        and sum(bool(_ADDRESS.search(line)) for line in block) == 1
        and is_name(first)
        and not _PARTED.search(first)
        and not known([first])
        and not any(known(_CELLS.split(line)) > 1 for line in block)  # a report's title above its columns
    )


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Walk through what stands between blank lines and rules, with the line that each begins at."""
    lines = Lines(text)
    first, block = 0, list[str]()
    for line in lines:
        if not _RULE.fullmatch(line):
            first = first or lines.number
            block.append(line.strip())
        elif block:
            yield first, block
            first, block = 0, []
    if block:
        yield first, block
