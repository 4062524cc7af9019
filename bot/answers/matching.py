"""Matching what a person typed in a chat to a choice, a command word or a subcommand; never a guess."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from rapidfuzz import fuzz

from bot.lead.identity.words import fold

Word = Literal["skip", "stop", "back", "unknown"]

CLOSE, AHEAD = 0.8, 0.1
_YES_NO = {"y": "yes", "yep": "yes", "yeah": "yes", "yup": "yes", "n": "no", "nope": "no", "nah": "no"}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DIGITS = {
    word: str(number)
    for number, word in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        )
    )
}
_FILLER = _set(
    """
    please pls thanks thank you i id we think say would they them their theyre prefer it its is are the a an
    by via well just ok okay probably about between have really sorry lets
    """
)
_NEGATIONS = _set("no not none never nothing isnt arent wasnt dont doesnt didnt cant wont without")
_POSITION = re.compile(r"(?:option|choice|number|#)\s*(\d{1,2})|\(?(\d{1,2})\s*[.)]", re.IGNORECASE | re.ASCII)
_WORDS: dict[Word, set[str]] = {
    "skip": {"skip", "skip this", "skip that", "skip this one", "skip this question", "skip for now", "pass"},
    "stop": {"stop", "stop here", "stop now", "stop this", "stop asking", "stop for now", "quit", "cancel"},
    "back": {"back", "go back", "previous", "previous question", "one back"},
    "unknown": {"dont know", "do not know", "dunno", "no idea", "no clue", "not known", "not sure"}
    | {"unknown", "idk", "havent asked"},
}


def match_choice(typed: str, choices: Sequence[tuple[str, str]]) -> str | None:
    """Return the key of the one (key, label) the words clearly mean, else None.

    In order: exactly the label, the key or one side of its "or"; its number or letter; a prefix; containing
    the label or more than half of it; a misspelling (rapidfuzz ratio at least 0.8, 0.1 ahead of the next). The
    first step with a hit decides, and only if it is the one hit and means the same: "not committed" is not
    "Committed", "6 months" is not "3 to 6 months", and a bare no is not "No intention to change". A number
    that labels also use ("3") is nobody's position, but "3." and "option 3" are.
    """
    said = _without_filler(folded(typed))
    said = _YES_NO.get(said, said)
    exact = [key for key, label in choices if _is_exactly(typed, said, key, label)]
    if exact:
        return _only(exact)
    if (numbered := _by_position(typed, choices)) is not None:
        return _only(numbered)
    if not said:
        return None
    for fits in (_starts, _contains):
        hits = [(key, label) for key, label in choices if any(fits(said, name) for name in _names(label))]
        if hits:
            return _only(key for key, label in hits if len(hits) == 1 and _means(typed, said, label))
    return _by_spelling(said, choices)


def match_word(typed: str) -> Word | None:
    """Return the command the whole text is, polite or not ("stop please"); a longer text is an answer."""
    said = _without_filler(folded(typed))
    for word, phrases in _WORDS.items():
        if {said, said.removesuffix(" yet")} & {folded(phrase) for phrase in phrases}:
            return word
    return None


def suggest(word: str, known: Sequence[str]) -> str | None:
    """Return the known subcommand nearest to a mistyped one (the only one begun, or rapidfuzz ratio at least 0.6)."""
    typed = word.strip().casefold()
    begun = [name for name in known if len(typed) > 1 and name.casefold().startswith(typed)]
    if len(begun) == 1:
        return begun[0]
    ranked = [(_ratio(typed, name.casefold()), name) for name in known]
    score, name = max(ranked, key=lambda pair: pair[0], default=(0.0, ""))
    return name if score >= 0.6 else None


def folded(text: str) -> str:
    """Fold to lower-case words and digits, without accents or punctuation: "3–6" and "three to six" are "3 to 6"."""
    plain = re.sub(r"['’‘ʼ`´]", "", fold(text))
    plain = re.sub(r"[^\W_]+", lambda word: _DIGITS.get(word[0], word[0]), plain)
    plain = re.sub(r"(\d) *(?:[-‐‑‒–—−]| and ) *(?=\d)", r"\1 to ", plain)
    return " ".join(re.findall(r"[^\W_]+", plain))


def _without_filler(folded: str) -> str:
    return " ".join(word for word in folded.split() if word not in _FILLER)


def _names(label: str) -> list[str]:
    """List the names of a choice: its label and, of "Later or unknown", each side; filler words left out."""
    whole = folded(label)
    return [name for part in (whole, *whole.split(" or ")) if (name := _without_filler(part))]


def _only(keys: Iterable[str]) -> str | None:
    found = set(keys)
    return found.pop() if len(found) == 1 else None


def _is_exactly(typed: str, said: str, key: str, label: str) -> bool:
    wanted = {folded(label), *_names(label)} | ({folded(key)} if not typed.strip().isdecimal() else set())
    squashed = {name.replace(" ", "") for name in wanted if name}  # "e-mail" is "Email"
    return bool({folded(typed).replace(" ", ""), said.replace(" ", "")} & squashed)


def _by_position(typed: str, choices: Sequence[tuple[str, str]]) -> list[str] | None:
    """Return the keys a number or letter may stand for; None if it is neither."""
    words = folded(typed)
    if explicit := _POSITION.fullmatch(typed.strip()):
        position = int(explicit[1] or explicit[2])
        return [choices[position - 1][0]] if 0 < position <= len(choices) else []
    if re.fullmatch(r"[0-9]{1,2}", words):
        named = any(words in folded(label).split() for _, label in choices)
        return [choices[int(words) - 1][0]] if not named and 0 < int(words) <= len(choices) else []
    if not re.fullmatch("[a-z]", words):
        return None
    begun = [key for key, label in choices if any(name.startswith(words) for name in _names(label))]
    return begun + [key for position, (key, _) in enumerate(choices) if position == ord(words) - ord("a")]


def _starts(said: str, name: str) -> bool:
    return name.startswith(said)


def _contains(said: str, name: str) -> bool:
    inside = f" {name} " in f" {said} "
    return inside or (f" {said} " in f" {name} " and 2 * len(said.split()) > len(name.split()))


def _means(typed: str, said: str, label: str) -> bool:
    """Tell whether the label opens the answer ("Partly - not in the EU"), or nothing contradicts it."""
    opening = _without_filler(folded(re.split(r"[,;:.–—]| - ", typed, maxsplit=1)[0]))
    if opening != said and opening in _names(label):
        return True
    if said in ("yes", "no") and said not in _names(label) and " " in folded(label):
        return False
    return _agree(said, label)


def _agree(said: str, label: str) -> bool:
    words, wanted = set(said.split()), set(folded(label).split())
    numbers = {word for word in wanted if word.isdecimal()}
    same_numbers = not numbers or numbers == {word for word in words if word.isdecimal()}
    return same_numbers and bool(words & _NEGATIONS) == bool(wanted & _NEGATIONS)


def _by_spelling(said: str, choices: Sequence[tuple[str, str]]) -> str | None:
    """Return the nearest label of four letters or more, with the same first letter: "mail" may not mean "Email"."""
    ranked = sorted(
        (
            (max((_ratio(said, name), name) for name in _names(label)), key, label)
            for key, label in choices
            if _names(label)
        ),
        reverse=True,
    )
    if not ranked or len(said) < 4:
        return None
    (score, name), key, label = ranked[0]
    runner_up = ranked[1][0][0] if len(ranked) > 1 else 0.0
    clear = score >= CLOSE and score >= runner_up + AHEAD and said[0] == name[0]
    return key if clear and _agree(said, label) else None


def _ratio(a: str, b: str) -> float:
    return fuzz.ratio(a, b) / 100
