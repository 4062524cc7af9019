"""Sorting what a marketer types after `/lead`, in any sensible order, into the fields of the form.

It follows hints, not a grammar: a person sees the form before anything is kept, and whatever could not be
placed goes into the notes, so that no word is ever lost.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields

from bot.intake import vocabulary as known
from bot.intake.pieces import LABELS, Piece, clean, cut, has_legal_form, has_prose, is_name, is_prose, words
from bot.lead.identity.in_text import Found, addresses, numbers
from bot.lead.identity.marks import plain_marks

_NOTES = re.compile(
    rf"(?<!\w)(?:{'|'.join(known.NOTES)})\*?\s?[:=]\*?(.*?)(?=(?<!\w)(?:{LABELS})\*?\s?[:=]|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_GIVEN, _FAMILY, _SPARE = "first name", "last name", "spare"


@dataclass(frozen=True)
class Intake:
    """A lead as first typed; every field is trimmed, with single spaces, and "" if it was not given."""

    name: str = ""
    title: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    source: str = ""
    notes: str = ""


class _Draft(dict[str, str]):
    """The fields so far: the first claim to a field wins, and later claims are kept as spare words."""

    def __init__(self) -> None:
        super().__init__((field.name, "") for field in fields(Intake))
        self.spare: list[str] = []

    def put(self, field: str, text: str) -> None:
        if self[field]:
            self.spare.append(text)
        else:
            self[field] = text


def parse_intake(text: str) -> Intake:
    """Sort what was typed (Slack's markup undone) into the fields; never raises, and every word lands somewhere.

    Words that only mark a field ("from", "at", "email:") are dropped. "Jane Doe from X" names the company and
    ", from X" the source, unless X sounds like the other one or that field is given elsewhere. "notes:" takes all
    that follows, up to the next label.
    """
    draft = _Draft()
    rest = re.sub(r"[^\S\n\r\t]+", " ", text.strip())
    notes = [clean(found[1]) for found in _NOTES.finditer(rest)]
    rest = _take(addresses, "email", _NOTES.sub("\n", rest), draft)
    pieces = cut(_take(numbers, "phone", rest, draft))
    _place_claims(pieces, draft)
    _place_plain(pieces, draft)
    draft["notes"] = "; ".join(filter(None, [*notes, *draft.spare]))
    return Intake(**{field.name: draft[field.name] for field in fields(Intake)})


def _take(find: Callable[[str], list[Found]], field: str, text: str, draft: _Draft) -> str:
    """The text without what is found in it; what has the full form of its kind comes first."""
    found = find(plain_marks(text))
    for each in sorted(found, key=lambda each: field == "email" and "." not in each.value.partition("@")[2]):
        draft.put(field, each.value)
    for each in reversed(found):
        text = f"{text[: each.start]}\n{text[each.end :]}"
    return text


def _place_claims(pieces: list[Piece], draft: _Draft) -> None:
    """Fill in every piece that names its field, and then settle what each "from" leads to."""
    parts: dict[str, str] = {}
    for field, text in pieces:
        if field in draft:
            draft.put(field, text)
        elif field == _SPARE or field in parts:
            draft.spare.append(text)
        elif field in (_GIVEN, _FAMILY):
            parts[field] = text
    if parts:
        draft.put("name", " ".join(parts[part] for part in (_GIVEN, _FAMILY) if part in parts))
    origins = [(kind, text) for kind, text in pieces if kind in ("origin", "opening")]
    for kind, text in origins:
        another = bool(draft["source"]) or len(origins) > 1
        named = has_legal_form(text) or _is_domain_of(text, draft["email"])
        company = named or (not _sounds_like_source(text) and (kind == "origin" or another))
        draft.put("company" if company and not draft["company"] else "source", text)


def _place_plain(pieces: list[Piece], draft: _Draft) -> None:
    """A source by its sound, the likeliest name, then a company; the rest is spare."""
    plain = {at: text for at, (kind, text) in enumerate(pieces) if kind in ("plain", "either")}
    if not draft["source"]:
        draft["source"] = plain.pop(next((at for at in plain if _sounds_like_source(plain[at])), -1), "")
    names = [at for at in plain if is_name(plain[at])]
    if names and not draft["name"]:
        at = max(names, key=lambda at: _likeness_to_name(at, pieces, draft["email"]))
        draft["name"] = plain.pop(at)
        _join_family_name(at, plain, draft)
    for at, (kind, text) in enumerate(pieces):
        if kind == "either" and plain.pop(at, ""):
            draft.put("title", text)
    companies = [at for at in plain if _could_be_company(plain[at])]
    if companies and not draft["company"]:
        draft["company"] = plain.pop(max(companies, key=lambda at: _is_domain_of(plain[at], draft["email"])))
    draft.spare.extend(plain.values())


def _likeness_to_name(at: int, pieces: list[Piece], email: str) -> int:
    kind, text = pieces[at]
    in_address = _is_in_address(text, email)
    before_title = [kind for kind, _ in pieces[at + 1 : at + 2]] == ["title"]
    score = 3 * in_address - 3 * _is_domain_of(text, email) - 2 * (kind == "either") - has_prose(text)
    return score + (len(text.split()) > 1) + (at == 0) + before_title


def _is_in_address(text: str, email: str) -> bool:
    local = email.partition("@")[0].casefold()
    return any(len(word) > 2 and word in local for word in words(text))


def _join_family_name(at: int, plain: dict[int, str], draft: _Draft) -> None:
    """Make "Doe, Jane" one name if the address has both or the company is given elsewhere."""
    local = draft["email"].partition("@")[0].casefold()
    for beside in (at + 1, at - 1):
        other = plain.get(beside, "")
        if not is_name(other) or " " in draft["name"] + other:
            continue
        family, given = (draft["name"], other) if beside > at else (other, draft["name"])
        if family.casefold() in local and given.casefold() in local:
            draft["name"] = f"{given} {family}"
        elif draft["company"] and not local:
            draft["name"] = f"{family}, {given}"
        else:
            return
        del plain[beside]
        return


def _could_be_company(text: str) -> bool:
    spelled = any(c.isalpha() for c in text) and not any(c in "!?" for c in text[:-1]) and text[-1] != "?"
    amount = re.fullmatch(r"[\W\d]+", text.split()[0]) is not None
    said = re.findall(r"\w+", text.casefold())
    return spelled and not amount and len(said) <= 6 and not is_prose(text)


def _sounds_like_source(text: str) -> bool:
    return not known.SOURCES.isdisjoint(words(text))


def _is_domain_of(text: str, email: str) -> bool:
    labels = email.partition("@")[2].casefold().split(".")[:-1]
    return bool({"".join(words(text)), words(text)[0]}.intersection(labels) - {""})
