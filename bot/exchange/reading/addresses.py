"""A list of addresses that is no table: one a line, with a name or without, or several with commas between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.exchange.reading.looks import is_bare_address, of_people
from bot.exchange.reading.sheet import Row
from bot.exchange.reading.text.records import Lines

HEADER = ("Name", "Email")
_SAMPLE = 2**18  # characters
_PARTED = re.compile(r"[,;|\t]")
_LINK = re.compile("^mailto:", re.IGNORECASE)
_BEFORE = re.compile(
    r"^\s*(?:[-*•·>]+\s+|\(?\d{1,4}[.)]\s+|(?:to|cc|bcc|from|an|von|à|de|para|aan)\s?:\s*)+", re.IGNORECASE
)
"""A bullet, a number, or what stands before the people of a mail."""
_NAME = re.compile(r"[^\W\d_][\w.'’-]*", re.UNICODE)
_LONGEST = 5  # words
_TOKEN = re.compile(r'"[^"\n]*"|<[^<>]*>|[,;]|[^\s",;<>]+|[<>"]')


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses in a text, a row each: name and address, or what is neither in the place of the address."""

    text: str

    def __iter__(self) -> Iterator[Row]:
        lines = Lines(self.text)
        for line in lines:
            for name, address in people_in(line):
                yield Row(lines.number, (name, address))


def people_in(line: str) -> Iterator[tuple[str, str]]:
    """Return the names and addresses in a line; words that belong to no address stand in its place, without an @."""
    line = _BEFORE.sub("", line, count=1)
    if alone := _named(line):
        yield alone
        return
    words: list[str] = []
    for token in _TOKEN.findall(line):
        address = _LINK.sub("", token.strip("<> "))
        if token.startswith("<") and is_bare_address(address):
            yield _said(words), address
            words = []
        elif is_bare_address(token) or (token == ";" and words):
            if rest := _said(words):
                yield "", rest
            words = []
            if token != ";":
                yield "", address
        else:
            words.append(token.strip('"'))
    if rest := _said(words):
        yield "", rest


def _named(line: str) -> tuple[str, str] | None:
    """Return the name and the address of a line that holds one of each and nothing that parts cells."""
    found = [word for word in line.split() if "@" in word]
    if len(found) != 1 or _PARTED.search(line):
        return None
    address = _LINK.sub("", found[0].strip("<>()[]:.\"'"))
    name = line.replace(found[0], " ", 1).strip(" -–—:()<>\"'*")
    words = name.split()
    named = 0 < len(words) <= _LONGEST and all(_NAME.fullmatch(word) for word in words) and words[0][0].isupper()
    return (" ".join(words), address) if named and is_bare_address(address) else None


def _said(words: list[str]) -> str:
    return " ".join(words).replace(" ,", ",").strip(" ,;")


def is_list(text: str) -> bool:
    """Tell whether most of the lines hold addresses and nothing beside their names, below no header."""
    lines = [line for line in Lines(text[:_SAMPLE]) if line.strip()]
    if lines and of_people([cell.strip(' "') for cell in _PARTED.split(lines[0])]):
        return False
    pure = sum("@" in line and all(is_bare_address(address) for _, address in people_in(line)) for line in lines)
    return pure > len(lines) / 2
