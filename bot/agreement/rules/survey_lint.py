"""The words that turn a question to a prospect into a pitch, each with the reason it is flagged."""

import re
from dataclasses import dataclass

_SELLS = "It speaks of our sale; the prospect talks openly about their own work."
_DECIDES = "It asks for a decision before the need is known; ask what has to change, and by when."
_SHOWS = "It offers to show something; first find out what they would want to see it for."
_COSTS = "It brings up what we charge; ask how such things are paid for at their company."
_LEADS = "It suggests the answer; ask so that no is as easy to say as yes."

PITCHING = {
    "buy": _DECIDES,
    "buying": _DECIDES,
    "purchase": _DECIDES,
    "order": _DECIDES,
    "sign up": _DECIDES,
    "contract": _DECIDES,
    "demo": _SHOWS,
    "demos": _SHOWS,
    "demonstration": _SHOWS,
    "presentation": _SHOWS,
    "trial": _SHOWS,
    "price": _COSTS,
    "prices": _COSTS,
    "pricing": _COSTS,
    "quote": _COSTS,
    "discount": _COSTS,
    "offer": _SELLS,
    "offers": _SELLS,
    "deal": _SELLS,
    "sell": _SELLS,
    "sales": _SELLS,
    "our product": _SELLS,
    "our products": _SELLS,
    "our solution": _SELLS,
    "interested in": _LEADS,
    "don't you": _LEADS,
    "wouldn't you": _LEADS,
    "would you like": _LEADS,
}
_ALTERNATIVES = "|".join(sorted(map(re.escape, PITCHING), key=len, reverse=True))
_WORDS = re.compile(rf"(?<!\w)(?:{_ALTERNATIVES})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Flag:
    """A word that pitches, as written, and why it is flagged."""

    word: str
    reason: str


def pitching_words(survey: str) -> tuple[Flag, ...]:
    """Return each flagged word of a survey wording once, in the order written. The wording may be kept all the same."""
    plain = " ".join(survey.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    found = {match[0].casefold(): match[0] for match in reversed(list(_WORDS.finditer(plain)))}
    return tuple(Flag(word, PITCHING[key]) for key, word in reversed(found.items()))
