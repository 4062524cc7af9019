"""Cutting a line of intake into pieces, each with the field it claims by a label, a marker or its own words."""

import re
from collections.abc import Iterator

from bot.intake import vocabulary as known
from bot.lead.identity.legal_forms import LEADING_LEGAL_FORMS, LEGAL_FORMS, SHORT_LEGAL_FORMS

Piece = tuple[str, str]  # the field claimed ("origin" or "opening" after "from", "plain" if none), the text

_LABEL = re.compile(rf"(?<!\w)({'|'.join(known.FIELDS)})\s?[:=]", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"[;|()\t\r\n，、；｜（）]|(?<!\d)[–—]|[–—](?!\d)|(?<=\s)(?:-+|/)(?=\s)|(?<=\d),(?!\d)"
    r"|(?<!\d),(?! ?(?:inc|llc|ltd|gmbh|corp|plc|jr|phd|ph\.d|mba)\b)",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"(?<!\S)(?:(?P<origin>from)|(?P<source>via|^source|(?:we )?met(?: (?:him|her|them))? at)"
    r"|^(?P<met>(?:we )?met)|(?P<of>of)|(?P<company>at)) (?=\S)|(?<![\w<])@ ?(?=\w)",
    re.IGNORECASE,
)
_EDGES = ' "<>[]{}*~`«»“”„•·:=,;-–—'
_JOINS = frozenset(("and", "of", ""))


def cut(text: str) -> list[Piece]:
    """Return the pieces in the order typed; only separators, labels and markers are dropped."""
    return [piece for chunk in _SEPARATOR.split(text) for piece in _pieces(clean(chunk))]


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
    return spelled and 0 < len(given) <= 4 and len(said) <= 8 and known.PROSE.isdisjoint(said)


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
    sentence = not known.PROSE.isdisjoint(words(chunk)) and not _MARKER.match(chunk)
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
    start = next((at for at in range(len(said)) if _is_title(said, at)), None)
    if start is None or len(said) > 10 or not known.PROSE.isdisjoint(said):
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
