"""Addresses and numbers in what somebody typed: each is read whole, or left alone and kept with the rest.

Both look at plain marks (`plain_marks`), and find the run of signs around the @ or between the digits before they judge
it: a part of an address is somebody else's mailbox, and a part of a number rings elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.lead.identity.contact_details import FEWEST_DIGITS, MOST_DIGITS

_RUN = re.compile(r"[^\s,;|()<>\[\]{}\"]+")
_SLIP = re.compile(r",(?:com|net|org|de)(?![\w@.-])", re.IGNORECASE)
"""A slip as in "jane@acme,com", so that the form can point at it."""
_LABEL = re.compile(r"(?:(?<!\w)(?:e-?mail|mail)(?: address)?\*? ?[:=]+\*? ?|mailto:)*", re.IGNORECASE)
_LONGEST_LABEL = 20
_WRAPS = ("*", "_", "~", "`", "'")
_LOCAL = re.compile(r"[\w.!#$%&'*+^`{|}~-]+")
_DOMAIN = re.compile(r"\w(?:[\w.-]*\w)?(?:,\w+)?")

_DIGITS = r"\(?\+? ?\(?[0-9](?:[ ().\-/]{0,3}+[0-9])*+(?:,? ?(?:x|ext\.?|extension) ?:? ?[0-9]{1,6})?"
_NUMBER = re.compile(
    r"(?<!\w)((?:phone|telephone|tel|mobile|cell|ph)\b[.:=]* ?)?"
    rf"(?<![\w@.+\-/$€£#(])({_DIGITS})(?!\w|@|\.\w|-\w| ?[€$£%]|[ ().\-/]{{4,}}[0-9])",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?<![\d./+-])(?:{_YEAR}[-/.]\d\d?(?:[-/.]\d\d?)?|\d\d?[-/.]\d\d?[-/.](?:19|20)?\d\d|{_YEAR}[-/]{_YEAR})"
    r"(?![\d/-]|\.\d)"
)
_ALONE_BEFORE, _ALONE_AFTER = ",;|(\t\r\n", ",;|)\t\r\n"
_MORE_BEFORE = re.compile(r"(?<!\w)\+?[0-9]+[ ().\-/]+\Z")
_FAR = 40  # characters
_SPACED_DASH = re.compile(r" [-/]+ ")


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the text, with the label in front of it, and what stands there."""

    start: int
    end: int
    value: str


def addresses(text: str) -> list[Found]:
    """The e-mail addresses in a text of plain marks, in its order."""
    return [found for run in _RUN.finditer(text) if "@" in run[0] and (found := _address(text, run))]


def _address(text: str, run: re.Match[str]) -> Found | None:
    start, end = run.span()
    quoted = '"' in (text[start - 1 : start], text[end : end + 1]) and run[0][0] == "@"
    if run[0].count("@") != 1 or quoted:
        return None
    if slip := _SLIP.match(text, end):
        end = slip.end()
    start = next(
        (at for at in range(max(0, start - _LONGEST_LABEL), start) if _labels(text, at, start)),
        start,
    )
    labelled = _LABEL.match(text, start, end)
    named = labelled.end() if labelled else start
    address = _unwrapped(text[named:end].rstrip(".!?:"))
    local, _, domain = address.partition("@")
    if not (_LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)):
        return None
    return Found(start, end, address)


def _unwrapped(address: str) -> str:
    """Without the marks that stand on both sides of it: *jane@acme.example*."""
    while address[:1] in _WRAPS and address[:1] == address[-1:] and len(address) > 1:
        address = address[1:-1].rstrip(".!?:")
    return address


def _labels(text: str, at: int, start: int) -> bool:
    found = _LABEL.match(text, at, start)
    return found is not None and found.end() == start and at < start


def numbers(text: str) -> list[Found]:
    """The phone numbers in a text of plain marks, in its order; dates, years and amounts are none."""
    undated = _DATE.sub(lambda date: "§" * len(date[0]), text)
    return [found for match in _NUMBER.finditer(undated) for found in _numbers(undated, match)]


def _numbers(text: str, match: re.Match[str]) -> Iterator[Found]:
    """One number, or several that stand beside each other: "030 1234567 / 0170 1234567"; none that is the rest of a
    longer one."""
    if match[2][0] != "+" and _MORE_BEFORE.search(text, max(0, match.start() - _FAR), match.start()):
        return
    if _is_number(text, match, match[2], match.start(), match.end()):
        yield Found(match.start(), match.end(), _whole(match[2]))
        return
    parts = re.split(r"( / | - |  +)", match[2])
    starts = [match.start(2) + sum(map(len, parts[:at])) for at in range(0, len(parts), 2)]
    placed = list(zip(starts, parts[::2], strict=True))
    if len(placed) > 1 and all(_has_length(part) and part[0] in "+(0" for _, part in placed):
        for at, (start, part) in enumerate(placed):
            yield Found(start if at else match.start(), start + len(part), _whole(part))


def _whole(number: str) -> str:
    """The number, without a bracket that was opened around more than it."""
    return number.strip().lstrip("(") if number.count("(") > number.count(")") else number.strip()


def _is_number(text: str, match: re.Match[str], number: str, start: int, end: int) -> bool:
    if not _has_length(number):
        return False
    if match[1] or number[0] in "+(0":
        return True
    if _SPACED_DASH.search(number):
        return False  # "between 100 - 200000"
    before, after = text[:start].rstrip(" ")[-1:], text[end:].lstrip(" ")[:1]
    alone = before in _ALONE_BEFORE and after in _ALONE_AFTER
    digits = _digits(number)
    return digits > 8 or (alone and digits > 6)


def _has_length(number: str) -> bool:
    return FEWEST_DIGITS <= _digits(number) <= MOST_DIGITS


def _digits(number: str) -> int:
    """Those of the number itself, without its extension."""
    return sum(c.isdigit() for c in re.split("[xXeE]", number)[0])
