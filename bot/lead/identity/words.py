"""Words as they are compared and searched: without case, accents or punctuation, the same however they are typed."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
# Letters that Unicode does not take apart, although people type the plain ones for them.
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŀ": "l"})

_LONGEST = 100
"""The characters of a word that count. Words of no language are longer; PostgreSQL takes none over 2,046 bytes."""


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
