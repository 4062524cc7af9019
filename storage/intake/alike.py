"""The similarity of names. It takes the keys of bot.lead.identity.sameness, which have neither case nor accents."""

from collections.abc import Collection

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_SAME = 86.0
_RELATED = 75.0
_SAME_PERSON = 85.0
_SHORT, _LONG = 4, 8  # in letters: in short names every one counts, and long ones may have two slips


def similar_companies(company: str, candidates: Collection[str]) -> list[str]:
    """Return the candidates that are probably this company, spelt another way; likeliest first."""
    if len(company.replace(" ", "")) <= _SHORT:
        return [other for other in candidates if other.replace(" ", "") == company.replace(" ", "")]
    joined = company.replace(" ", "")
    words = process.extract(company, candidates, scorer=fuzz.token_sort_ratio, score_cutoff=_SAME, limit=20)
    slips = process.extract(
        joined,
        {other: other.replace(" ", "") for other in candidates},
        scorer=OSA.distance,
        score_cutoff=1 if len(joined) < _LONG else 2,
        limit=20,
    )
    near = [other for _, _, other in slips]
    return list(dict.fromkeys([*near, *(other for other, _, _ in words)]))


def related_companies(company: str, candidates: Collection[str]) -> list[str]:
    """Return the candidates that may be this company if something else says so too: one name within the other."""
    found = process.extract(company, candidates, scorer=fuzz.token_set_ratio, score_cutoff=_RELATED, limit=50)
    return [other for other, _, _ in found]


def similar_person(person: str, other: str) -> bool:
    """Tell whether two people of one company are probably one: a slip of the pen, or an initial for a first name."""
    if not person or not other:
        return False
    if fuzz.token_sort_ratio(person, other) >= _SAME_PERSON:
        return True
    return _initialed(person.split(), other.split()) or _initialed(other.split(), person.split())


def _initialed(short: list[str], full: list[str]) -> bool:
    """Tell that "doe j" is "doe jane"; each word stands for another one, and at least one has to be whole."""
    left = list(full)
    whole = False
    for word in sorted(short, key=len, reverse=True):
        fits = next((name for name in left if name == word), None) or next(
            (name for name in left if len(word) == 1 and name.startswith(word)), None
        )
        if fits is None:
            return False
        left.remove(fits)
        whole = whole or len(word) > 1
    return whole and len(short) > 1 and len(short) == len(full)
