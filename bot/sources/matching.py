"""The rules by which two wordings name the same source, or probably do."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz


def alike(typed: str) -> str:
    """Make a wording alike with others of the same source: without regard to case, width, spaces and punctuation.

    Storage keeps what this returns (migration 0048 did the same): whoever changes it has to migrate `source_key`.
    """
    words = unicodedata.normalize("NFKC", typed).casefold()
    return " ".join(re.findall(r"\w+", words)) or " ".join(words.split())


_CLOSE = 80
"""The likeness of a misspelt word, of a hundred (rapidfuzz's ratio)."""
_SHORT = 4
"""Words shorter than this, and whatever holds a digit, have to be the same: EN and DE, Q3 and Q4."""


def near(key: str, others: Iterable[str]) -> str:
    """Return the wording, of those made alike, that probably means the same source as another; "" for none.

    Numbers have to agree, as they tell one webinar from the next: "webinar q3" is not "webinar q4", but "webinar q3 26"
    may be "webinar q3 2026", and "webinar q3" too. What is left may be spelt a little differently, parted into words
    otherwise, or in another order. Of several, the likeliest; whoever typed it is asked, so a guess costs little.
    """
    marks, words = _parted(key)
    best, found = 0.0, ""
    for other in others:
        if other == key:
            continue
        same = other.replace(" ", "") == key.replace(" ", "")
        if (likeness := 100.0 if same else _likeness(marks, words, *_parted(other))) > best:
            best, found = likeness, other
    return found


def _parted(key: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Part a wording into what holds a digit (years with all four), and its other words in their order."""
    tokens = key.split()
    marks = frozenset(_year(token) for token in tokens if any(sign.isdigit() for sign in token))
    return marks, tuple(token for token in tokens if not any(sign.isdigit() for sign in token))


def _year(token: str) -> str:
    return f"20{token}" if token.isdecimal() and len(token) == 2 else token


def _likeness(marks: frozenset[str], words: tuple[str, ...], marks2: frozenset[str], words2: tuple[str, ...]) -> float:
    """Return the likeness of two wordings, of a hundred; 0 where they are not the same."""
    if not (marks <= marks2 or marks2 <= marks) or not words or not words2:
        return 0
    lacking = len(marks ^ marks2)
    if lacking and not (marks and marks2) and min(len(words), len(words2)) < 2:
        return 0  # "webinar" is no name to know "webinar q3" by
    return max(_alike(words, words2), _alike(tuple(sorted(words)), tuple(sorted(words2))) - 1) - 5 * lacking


def _alike(words: tuple[str, ...], words2: tuple[str, ...]) -> float:
    if "".join(words) == "".join(words2):
        return 100
    if len(words) != len(words2):
        return 0
    each = [_of_word(*pair) for pair in zip(words, words2, strict=True)]
    return min(each) if min(each) >= _CLOSE else 0


def _of_word(one: str, other: str) -> float:
    if one == other:
        return 100
    return fuzz.ratio(one, other) if min(len(one), len(other)) >= _SHORT else 0
