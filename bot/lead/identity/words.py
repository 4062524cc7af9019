"""Words as they are compared and searched: without case, accents or punctuation, the same however they are typed."""

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
# Letters that Unicode does not take apart, although people type the plain ones for them.
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŀ": "l"})

_LONGEST = 100
"""The characters of a word that count. Words of no language are longer; PostgreSQL takes none over 2,046 bytes."""

PART = "\ue000"
"""The mark before what is a part of a word and not its beginning: a character that nobody can type here."""
SHORTEST_PART = 3
_PARTS_BEGIN = 20  # characters into a word; nobody looks for what comes later


def fold(text: str) -> str:
    """Take off case and accents: "Škoda" is "skoda", "Groß" is "gross". Folding again changes nothing more."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", plain.translate(_PLAIN))


def words_of(*texts: str) -> list[str]:
    """Return the words of the texts, folded and not too long, in order and each once; "O'Neill" is one word."""
    folded = _APOSTROPHES.sub("", fold(" ".join(texts)))
    return list(dict.fromkeys(word[:_LONGEST] for word in _WORD.findall(folded)))


def parts_of(words: Iterable[str]) -> list[str]:
    """Return the ends of these words, each marked as a part: who knows "house" finds "Warehouse"."""
    ends = (word[at:] for word in words for at in range(1, min(len(word) - SHORTEST_PART + 1, _PARTS_BEGIN)))
    return [f"{PART}{end}" for end in dict.fromkeys(ends)]
