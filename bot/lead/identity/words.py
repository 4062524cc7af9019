"""Words as they are compared and searched: without case, accents or punctuation, the same however they were typed."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
# Letters that Unicode does not take apart, although people type the plain ones for them.
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŀ": "l"})

_LONGEST = 100
"""Characters of a word that count. No word of any language is longer, and PostgreSQL takes none over 2,046 bytes."""


def fold(text: str) -> str:
    """Case and accents taken off: "Škoda" is "skoda", "Groß" is "gross". Folding twice changes nothing more."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", plain.translate(_PLAIN))


def words_of(*texts: str) -> list[str]:
    """The words of the texts, folded and not too long, in their order and each once; "O'Neill" is one word."""
    folded = _APOSTROPHES.sub("", fold(" ".join(texts)))
    return list(dict.fromkeys(word[:_LONGEST] for word in _WORD.findall(folded)))
