"""The properties of vCards: lines that go on in the next, quoted-printable, groups, and letters behind backslashes."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.exchange.reading import limits
from bot.exchange.reading.text import marks
from bot.exchange.reading.text.records import Lines

_PASSED_OVER = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_START = re.compile(
    r"\s*(?:[\w-]{1,60}\.)?(?P<name>[A-Za-z][\w-]{0,60})(?P<parameters>(?:;(?:[^:\"]|\"[^\"]*+\")*+)?):(?P<value>.*)",
    re.S,
)
_CHARSET = re.compile(r"CHARSET=\"?([\w-]+)")
_PREFERRED = re.compile(r"\bPREF(?:=\"?(\d{1,3}))?")
_LAST = 1000
_SHORT = 60
"""A line that is shorter was not folded for its length but between two words, so the blank belongs to the text."""
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTED = re.compile(r"(?<!\\)((?:\\\\)*);")
_WORDED = re.compile(r"\s*(?:[\w-]{1,60}\.)?(?:NOTE|ORG|TITLE|ROLE|FN|N|ADR)[;:]", re.IGNORECASE)
_EXTENSION = re.compile(r";ext=(\d+).*", re.IGNORECASE)
_URI = re.compile(r"(?:mailto|tel|sms):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Property:
    """A property that begins at `line`, its name in capitals, its value still with backslashes."""

    line: int
    name: str
    parameters: str
    value: str

    @property
    def preferred(self) -> int:
        """The order in which it counts among others of its name: 1 first. A plain PREF is the first."""
        ranked = _PREFERRED.search(self.parameters)
        return int(ranked[1] or 1) if ranked else _LAST

    def whole(self) -> str:
        """Return the value as one text; an address or a phone without the kind of link it is."""
        if self.name in ("EMAIL", "TEL"):
            return _EXTENSION.sub(r" ext. \1", _URI.sub("", _plain(self.value), count=1).partition("?")[0]).strip()
        return _plain(self.value)

    def parts(self) -> list[str]:
        """Return the parts of the value between semicolons."""
        return [_plain(part).strip() for part in _PARTED.sub("\\1\0", self.value).split("\0")]


def properties(text: str) -> Iterator[Property]:
    """Walk through the properties of all cards in a text; pictures, sounds and keys are passed over."""
    lines = Lines(text)
    line = next(lines, None)
    while line is not None:
        number, whole = lines.number, [line]
        printable = "QUOTED-PRINTABLE" in line[:200].upper()
        line = next(lines, None)
        while line is not None and (line[:1] in (" ", "\t") or (printable and whole[-1].endswith("="))):
            whole.append(line)
            line = next(lines, None)
        start = _START.match(_printed(whole) if printable else _unfolded(whole))
        if start and (name := start["name"].upper()) not in _PASSED_OVER:
            limits.refuse_cell(number, len(start["value"]))
            parameters = start["parameters"].upper()
            value = _decoded(start["value"], parameters) if printable else start["value"]
            yield Property(number, name, parameters, value)


def _unfolded(lines: list[str]) -> str:
    parts = [lines[0]]
    for before, line in pairwise(lines):
        worded = len(before) < _SHORT and _WORDED.match(lines[0]) and before[-1:].isalnum() and line[1:2].isalnum()
        parts.append(line if worded else line[1:])
    return "".join(parts)


def _printed(lines: list[str]) -> str:
    """Join the lines of a quoted-printable value, of which all but the last end with an equals sign."""
    parts = [lines[0].removesuffix("=")]
    for before, line in pairwise(lines):
        parts.append((line if before.endswith("=") else line[1:]).removesuffix("="))
    return "".join(parts)


def _decoded(value: str, parameters: str) -> str:
    """Return what a quoted-printable value says."""
    said = _CHARSET.search(parameters)
    data = quopri.decodestring(value.encode())
    for encoding in (*([said[1]] if said else []), "utf-8", "cp1252"):
        try:
            return marks.plain(data.decode(encoding))
        except (UnicodeError, LookupError):
            continue
    return marks.plain(data.decode("latin-1"))


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
