"""Cutting a line of intake into pieces, each with the field it claims by a label, a marker or its own words."""

import re
from collections.abc import Iterator

from bot.intake import vocabulary as known
from bot.lead.identity.legal_forms import LEADING_LEGAL_FORMS, LEGAL_FORMS, SHORT_LEGAL_FORMS

Piece = tuple[str, str]  # the field claimed ("origin" or "opening" after "from", "plain" if none), the text

LABELS = "|".join(sorted(map(re.escape, known.FIELDS), key=len, reverse=True))
"""Every label, as a pattern: "first name" before the "name" that it ends in."""
_LABEL = re.compile(rf"(?<!\w)({LABELS})\*?\s?[:=]\*?", re.IGNORECASE)
_UNKNOWN_LABEL = re.compile(r"[^\W\d_][\w /&-]{1,40}: ?(?=\S)")
_SEPARATOR = re.compile(
    r"[;|()\t\r\n，、；｜（）،؛]|(?<!\d)[–—]|[–—](?!\d)|(?<=\s)(?:-+|/)(?=\s)|(?<=\d),(?!\d)"
    r"|(?<!\d),(?! ?(?:inc|llc|l\.l\.c|l\.l\.p|llp|ltd|gmbh|corp|plc|jr|phd|ph\.d|mba)\b)",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"(?<!\S)(?:(?P<origin>from)|(?P<source>via|^source|(?:we )?met(?: (?:him|her|them))? at)"
    r"|^(?P<met>(?:we )?met)|(?P<of>of)|(?P<company>at)) (?=\S)|(?<![\w<])@ ?(?=\w)",
    re.IGNORECASE,
)
_FIRM = re.compile(  # "Smith, Jones & Partners LLP" where a piece begins
    r"(?:(?<=[,;|(\t\r\n] )|(?<=[;|(\t\r\n])|(?<=\bat )|(?<=\bof )|(?<=\bfrom )|(?<=@)|(?<=[:=] ))"
    r"((?:[^\W\d_][\w'’.-]*, ){1,4}[^\W\d_][\w'’.-]*,? (?:&|and|und) (?:[^\W\d_][\w'’.-]* ?){1,3})",
)
_COMMA = "\ue000"  # stands for one that does not separate; nobody can have typed it
_EDGES = ' "<>[]{}*~`«»“”„•·:=,;-–—'
_JOINS = frozenset(("and", "of", ""))


def cut(text: str) -> list[Piece]:
    """The pieces in typed order; only separators, labels and markers are dropped."""
    whole = _FIRM.sub(_kept_whole, text)
    found = [piece for chunk in _SEPARATOR.split(whole) for piece in _pieces(clean(chunk))]
    return [(kind, piece.replace(_COMMA, ",")) for kind, piece in found]


def _kept_whole(firm: re.Match[str]) -> str:
    """A firm that is called after several people, its commas put away; a title before it is none of them."""
    *before, last = firm[0].split(", ")
    titles = [at for at, name in enumerate(before) if not (known.TITLES | known.RANKS).isdisjoint(words(name))]
    first = titles[-1] + 1 if titles else 0
    if known.FIRMS.isdisjoint(words(last)) or first == len(before):
        return firm[0]
    return ", ".join([*before[:first], f"{_COMMA} ".join([*before[first:], last.replace(",", _COMMA)])])


def clean(text: str) -> str:
    """Reduce blanks to single spaces, and strip separators, quotes and brackets from the edges."""
    return " ".join(text.split()).lstrip(_EDGES + ".!").rstrip(_EDGES)


def words(text: str) -> list[str]:
    """Return each word case-folded, without the punctuation around it."""
    return [word.strip(".,'’!?&").casefold() for word in text.split()]


def has_legal_form(text: str) -> bool:
    """Tell a company by its legal form: "Acme Corp.", "Müller AG", "ООО Ромашка"; not "Jane Sa"."""
    typed = text.split()
    last = re.sub(r"\W", "", typed[-1])
    short = last.casefold() in SHORT_LEGAL_FORMS and not last.istitle()
    form = short or last.casefold() in LEGAL_FORMS or typed[0].casefold() in LEADING_LEGAL_FORMS
    return (len(typed) > 1 and form) or any("株式会社" in word or "有限公司" in word for word in typed)


def is_name(text: str) -> bool:
    """Tell whether it could be a person's name: up to four words and particles, no digits, not a sentence."""
    said = words(text)
    given = [word for word in said if word not in known.PARTICLES]
    spelled = any(c.isalpha() for c in text) and not any(c.isnumeric() or c in "!?/\\=@#%&_" for c in text)
    return spelled and 0 < len(given) <= 4 and len(said) <= 8 and not is_prose(text)


def has_prose(text: str) -> bool:
    """Say whether one of its words is more often part of a sentence than of a name."""
    return not known.PROSE.isdisjoint(words(text))


def is_prose(text: str) -> bool:
    """Say whether it is a sentence, as far as its words tell: "wants pricing"; not "He Xiaoming" or "Jane Call"."""
    said = [word for word in text.split() if any(c.isalpha() for c in word)]
    prose = sum(word in known.PROSE for word in words(" ".join(said)))
    named = all(word[0].isupper() or words(word)[0] in known.PARTICLES for word in said)
    return prose > 0 and not (named and 1 < len(said) <= 4 and 2 * prose <= len(said))


def is_sentence(chunk: str) -> bool:
    """Say whether such a word stands in it as people write it within a sentence: "please call her at Acme"."""
    return any(word[0].islower() and words(word)[0] in known.PROSE for word in chunk.split())


def _pieces(chunk: str) -> Iterator[Piece]:
    before, *labelled = _LABEL.split(chunk)
    for kind, text in _cut_at_markers(clean(before)):
        if piece := clean(text):
            yield from _recognised(piece) if kind in ("plain", "met") else [(kind, piece)]
    for label, value in zip(labelled[::2], labelled[1::2], strict=True):
        if text := clean(value):
            yield known.FIELDS[label.casefold()], text


def _cut_at_markers(chunk: str) -> Iterator[Piece]:
    """Cut the chunk before each "at", "of", "@", "from", "via"; a sentence stays whole."""
    kind, start, company = "plain", 0, False
    sentence = is_sentence(chunk) and not _MARKER.match(chunk)
    for marker in () if sentence else _MARKER.finditer(chunk):
        claim, word, inside = marker.lastgroup or "company", marker[0].strip(), marker.start() > 0
        if inside and not (word.islower() or word == "@" or chunk.isupper()):
            continue  # "Jane Doe at Via Rail"
        if claim in ("company", "of") and (company or kind not in ("plain", "met", "origin")):
            continue  # "at Bank of America", "from Webinar at Hannover Messe"
        if kind == "met" and claim == "company":
            claim = "source"  # "met Jane Doe at Hannover Messe"
        if claim == "of" and not _company_follows(chunk[: marker.start()], chunk[marker.end() :]):
            continue
        yield kind, chunk[start : marker.start()]
        kind = "company" if claim == "of" else "opening" if claim == "origin" and not inside else claim
        start, company = marker.end(), company or kind == "company"
    yield kind, chunk[start:]


def _company_follows(before: str, after: str) -> bool:
    """Tell whether "of" leads to a company: "Jane Doe of Acme", "CEO of Acme"; not "VP of Sales"."""
    said = words(before)
    if not said or said[-1] in known.LEADERS:
        return "vice" not in said and words(after)[0] not in known.RANKS
    return not _is_title(said, len(said) - 1) and said[-1] not in known.INSTITUTIONS | {"chief", "head"}


def _is_title(said: list[str], at: int) -> bool:
    word, before, after = said[at], said[at - 1 : at], said[at + 1 : at + 2]
    if word in ("head", "lead"):  # also a surname and a verb
        return after == ["of"] or not known.RANKS.isdisjoint(before)
    return not known.TITLES.isdisjoint((word, *re.split("[/-]", word)))


def _recognised(piece: str) -> list[Piece]:
    """Recognise an unmarked piece by its own words: "Jane Doe VP Operations", "CEO Acme GmbH", "Acme GmbH"."""
    said, typed, company = words(piece), piece.split(), has_legal_form(piece)
    if known.RANKS.issuperset(said):
        return [("title", piece)]  # a department: "Jane Doe, Sales, Acme"
    if _UNKNOWN_LABEL.match(piece):
        return [("spare", piece)]
    if _may_be_surname(typed):
        return [("either", piece)]
    start = next((at for at in range(len(said)) if _is_title(said, at)), None)
    if start is None or len(said) > 10 or is_sentence(piece):
        return [("company" if company else "plain", piece)]
    end = start
    while start and said[start - 1] in known.RANKS | _JOINS:
        start -= 1
    while company and end < len(said) and said[end] in known.RANKS | known.TITLES | _JOINS:
        end += 1
    name, title, rest = " ".join(typed[:start]), " ".join(typed[start:end]), " ".join(typed[end:])
    named = start > 1 and is_name(name)
    found = [("name", name)] if named else []
    if not company:
        return [*found, ("title", " ".join(typed[start:]) if named else piece)]
    if title and rest and (named or not start):
        return [*found, ("title", title), ("company", rest)]
    return [("company", piece)]


def _may_be_surname(typed: list[str]) -> bool:
    """Say whether a title in it may as well be somebody's name: "Tom Buyer"; not "Senior Buyer", not "Tom CEO"."""
    *before, last = [word.casefold() for word in typed]
    named = all(word[0].isupper() for word in typed) and not (known.RANKS | known.TITLES).intersection(before)
    return named and len(before) in (1, 2) and last in known.TITLES - known.LEADERS and not typed[-1].isupper()
