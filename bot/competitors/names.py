"""Names of competitors: read from an answer, and recognised in what somebody said, but never in an everyday word."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bot.competitors.everyday import ABOUT_NAMES, EVERYDAY, NOBODY
from bot.lead.identity.legal_forms import LEGAL_FORMS, SHORT_LEGAL_FORMS
from bot.lead.identity.words import fold

LONGEST, MOST = 60, 10
"""The characters of a name, and the names of one answer, that count."""

_CLOSE, _FUZZY = 84, 6
"""The likeness of a misspelt name, of a hundred, and the letters that it has to have at least."""
_OPENLY = 7
"""The letters of a single word that is recognised even where it is typed in small letters."""

_BETWEEN = re.compile(
    r"[,;\n|•·()\[\]{}\"“”„]|[.!?:](?=\s|$)|/|\s+(?:and|or|und|oder|et|ou|y|vs\.?|versus)\s+|\s[-–—]\s", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’]s?\b|['’]")


class Rival(NamedTuple):
    """A competitor that leads have named, by its key: its name without case, accents and legal form."""

    key: str
    name: str


def rival(name: str) -> Rival | None:
    """Return the competitor that a whole text names; None if it is no name. An everyday word is one where it is
    written large: "Slack"."""
    shown = " ".join(name.split()).strip(" .,;:-–—\"'“”„")
    key = key_of(shown)
    large = all(word[:1].isupper() or word[:1].isdecimal() for word in _WORD.findall(shown))
    names_one = bool(key) and (large or not is_everyday(key)) and not set(key.split()) <= NOBODY
    return Rival(key, shown) if names_one and len(shown) <= LONGEST else None


def key_of(name: str) -> str:
    words = _words(name)
    kept = [word for word in words if word not in LEGAL_FORMS and word not in SHORT_LEGAL_FORMS]
    return " ".join(kept or words)


def is_everyday(key: str) -> bool:
    """Tell whether a name is made of everyday words alone, so that any sentence may hold it."""
    words = key.split()
    return all(word in EVERYDAY or (len(word) < 2 and not word.isdecimal()) for word in words)


def names_in(answer: str) -> list[Rival]:
    """List the competitors that an answer to "Who else are they talking to?" names, in its order, each once."""
    found: dict[str, Rival] = {}
    for part in _BETWEEN.split(answer):
        for name in _names(part or ""):
            one = rival(name)
            if one and len(found) < MOST:
                found.setdefault(one.key, one)
    return list(found.values())


def _names(part: str) -> Iterator[str]:
    """Yield the name that a part of an answer is, without the words around it; of a sentence, what is written large."""
    words = part.split()
    while words and _plain(words[0]) in ABOUT_NAMES:
        words = words[1:]
    while words and _plain(words[-1]) in ABOUT_NAMES:
        words = words[:-1]
    if len(words) <= 3:
        yield " ".join(words)
        return
    run: list[str] = []
    for at, word in enumerate([*words, ""]):
        begins = at == 0 and _plain(word) in EVERYDAY  # large only because the sentence begins
        if word[:1].isupper() and not begins:
            run.append(word)
        elif run:
            yield " ".join(run)
            run = []


def _plain(word: str) -> str:
    return "".join(_words(word))


def _words(text: str) -> list[str]:
    return _WORD.findall(_APOSTROPHE.sub("", fold(text)))


def same_as(name: Rival, known: Iterable[Rival]) -> Rival:
    """Return the known competitor that is meant by a name, however it is spelt, or else the name itself."""
    every = {_squashed(each.key): each for each in known}
    wanted = _squashed(name.key)
    if wanted in every:
        return every[wanted]
    near = [each for each in every if each[:1] == wanted[:1] and len(each) >= _FUZZY]
    found = process.extractOne(wanted, near, scorer=fuzz.ratio, score_cutoff=_CLOSE) if len(wanted) >= _FUZZY else None
    return every[found[0]] if found else name


def mentioned(text: str, known: Collection[Rival]) -> list[Rival]:
    """List the known competitors that a text speaks of, however they are spelt."""
    if not known:
        return []
    written = _WORD.findall(_APOSTROPHE.sub("", text))
    folded = [fold(word) for word in written]
    windows = _windows(written, folded)
    by_letter: dict[str, list[str]] = {}
    for window in windows:
        by_letter.setdefault(window[:1], []).append(window)
    return [each for each in known if not is_everyday(each.key) and _is_in(each, windows, by_letter)]


def _windows(written: Sequence[str], folded: Sequence[str]) -> dict[str, bool]:
    """Return up to four words in a row, written as one, with whether any of them is written large, as names are.
    Everyday words alone are left out."""
    found: dict[str, bool] = {}
    for at in range(len(folded)):
        for size in range(1, 5):
            words = folded[at : at + size]
            if len(words) < size or all(word in EVERYDAY for word in words):
                continue
            large = any(word[:1].isupper() or word[:1].isdecimal() for word in written[at : at + size])
            squashed = "".join(words)
            found[squashed] = found.get(squashed, False) or large
    return found


def _is_in(one: Rival, windows: dict[str, bool], by_letter: dict[str, list[str]]) -> bool:
    wanted = _squashed(one.key)
    openly = " " in one.key or len(wanted) >= _OPENLY
    if wanted in windows:
        return openly or windows[wanted]
    near = by_letter.get(wanted[:1], ())
    if len(wanted) < _FUZZY:
        return False
    found = process.extractOne(wanted, near, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return found is not None and (openly or windows[found[0]])


def _squashed(key: str) -> str:
    return key.replace(" ", "")
