"""Headers as they are compared: without case, accents, punctuation and markup, each with a name of its own."""

import html
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from bot.lead.identity.words import fold

_TAG = re.compile(r"<[^<>]*>")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ELIDED = re.compile(r"\b([cdjlmnst]|qu)'", re.IGNORECASE)
"""The French and Italian articles before a vowel: "date d'inscription" is not one word."""
_WORD = re.compile(r"[^\W_]+|#")
_ONE_WORD = re.compile(r"\b(e|opt) (?=mail|post|in\b|out\b)")
"""The beginnings of "e-mail", "e-post", "opt-in" and the like."""
_FILLER = frozenset(
    """
    which your my our the a an of please enter give us what is whats s are do you have optional required
    welche welcher welches quels quelles cuales quale quali welk
    ihr ihre ihren ihrer deine dein wie lautet ist bitte geben sie eingeben der die das haben
    dans travaillez en que trabajas trabaja
    votre vos quel quelle est le la les de du des l d su tu tus cual es el il tuo tua suo sua qual e o seu
    uw je jouw jullie wat twoj twoja twoje jaki jest podaj din ditt dit dina vad ar hva er hvad vas vase jaky jake je
    """.split()  # noqa: SIM905
)
"""The words around what is asked for: "What is your email?", "Wie lautet Ihre Telefonnummer?"."""


@lru_cache(maxsize=1000)
def plain(header: str) -> str:
    """Fold a header to its words: "<b>E-Mail</b>-Adresse *" is "email adresse", "phone_number" is "phone number"."""
    text = _ELIDED.sub(r"\1 ", _TAG.sub(" ", html.unescape(header)).replace("’", "'")).replace("'", "")
    return _ONE_WORD.sub(r"\1", " ".join(_WORD.findall(fold(_CAMEL.sub(" ", text)))))


def bare(words: str) -> str:
    """Leave out of a plain header what only asks for it: "what is your email" is "email"."""
    return " ".join(word for word in words.split() if word not in _FILLER)


def unique(header: Sequence[str]) -> tuple[str, ...]:
    """Give each column a name of its own: "Other", "Other (2)"; one without a header is "Column 3"."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for at, text in enumerate(header, 1):
        name = said = " ".join(_TAG.sub("", html.unescape(text)).split()) or f"Column {at}"
        while name in names:
            seen[said] += 1
            name = f"{said} ({seen[said] + 1})"
        names.append(name)
    return tuple(names)
