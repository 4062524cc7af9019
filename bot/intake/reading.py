"""Sorting what a marketer types after `/lead`, in any sensible order, into the fields of the form.

It follows hints, not a grammar: a person sees the form before anything is kept, and whatever could not be
placed goes into the notes, so that no word is ever lost.
"""

import re
from dataclasses import dataclass, fields

from bot.intake import vocabulary as known
from bot.intake.pieces import Piece, clean, cut, has_legal_form, is_name, words

_NOTES = re.compile(
    rf"(?<!\w)(?:notes?|comments?)\s?[:=](.*?)(?=(?<!\w)(?:{'|'.join(known.FIELDS)})\s?[:=]|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_LINK = re.compile(r"<(?:mailto:|tel:|(?=https?://))([^<>|\s]+)(?:\|([^<>]*))?>")
_MENTION = re.compile(r"<[@#!]([^<>|\s]*)\|([^<>]*)>")
_EMAIL = re.compile(  # also the slip "jane@acme,com", so that the form can point it out
    r"(?:(?<!\w)(?:e-?mail|mail)\s?[:=]\s?|(?<!\w)mailto:)?(?<![\w.+'-])"
    r"([\w.+'-]+@[\w-]+(?:(?:\.[\w-]+)+|,(?:com|net|org|de)(?!\w))?)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:(?<!\w)(?:phone|telephone|tel|mobile|cell|ph)\b[.:=]? ?)?(?<![\w@.-])"
    r"((?:\+ ?)?\(?\+?[0-9](?:[0-9().\-/]| (?![-–—] )){4,26}(?<=[0-9])(?: ?(?:x|ext\.?) ?[0-9]{1,6})?)(?!\w)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}[-/.]\d\d?(?:[-/.]\d\d?)?|\d\d?[-/.]\d\d?[-/.]\d{2,4}|\d{4}[-/]\d{4}", re.ASCII)


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
    """Sort what was typed into the fields. Never raises, and every word lands somewhere.

    Words that only mark a field ("from", "at", "email:") are dropped. "Jane Doe from X" names the company and
    ", from X" the source, unless X sounds like the other one or that field is given elsewhere. "notes:" takes all
    that follows, up to the next label.
    """
    draft = _Draft()
    rest = _plain(text)
    notes = [clean(found[1]) for found in _NOTES.finditer(rest)]
    pieces = cut(_take_phones(_take_addresses(_NOTES.sub("\n", rest), draft), draft))
    _place_claims(pieces, draft)
    _place_plain(pieces, draft)
    draft["notes"] = "; ".join(filter(None, [*notes, *draft.spare]))
    return Intake(**draft)


def _plain(text: str) -> str:
    """Undo Slack's escapes and link forms, and make runs of blanks one."""
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    text = _MENTION.sub(r" \2/\1 ", _LINK.sub(_shown, text))
    return re.sub(r"[^\S\n\r\t]+", " ", text.strip())


def _shown(link: re.Match[str]) -> str:
    """Return a link as typed; the target Slack puts beside it is kept only if it says something else."""
    target, label = link[1], link[2] or link[1]
    forms = {re.sub(r"[\W_]", "", form) for form in (target, re.sub("^https?://", "", target))}
    return f" {label} " if re.sub(r"[\W_]", "", label) in forms else f" {label}\n{target} "


def _take_addresses(text: str, draft: _Draft) -> str:
    found = [match[1] for match in _EMAIL.finditer(text)]
    for address in sorted(found, key=lambda address: "." not in address.partition("@")[2]):
        draft.put("email", address)
    return _EMAIL.sub("\n", text)


def _take_phones(text: str, draft: _Draft) -> str:
    def take(match: re.Match[str]) -> str:
        number = match[1]
        digits = sum(c.isdigit() for c in re.split("[xXeE]", number)[0])
        before, after = text[: match.start()].rstrip(" ")[-1:], text[match.end() :].lstrip(" ")[:1]
        alone = before in ",;|(\t\r\n" and after in ",;|)\t\r\n"
        likely = match[0] != number or number[0] in "+(0" or digits > 8 or (alone and digits > 6)
        if not (likely and 6 <= digits <= 15) or _DATE.fullmatch(number.split(" ")[0]):
            return match[0]
        draft.put("phone", number)
        return "\n"

    return _PHONE.sub(take, text)


def _place_claims(pieces: list[Piece], draft: _Draft) -> None:
    """Place every piece that names its field, then settle what each "from" leads to."""
    for field, text in pieces:
        if field in draft:
            draft.put(field, text)
    origins = [(kind, text) for kind, text in pieces if kind in ("origin", "opening")]
    for kind, text in origins:
        another = bool(draft["source"]) or len(origins) > 1
        named = has_legal_form(text) or _is_domain_of(text, draft["email"])
        company = named or (not _sounds_like_source(text) and (kind == "origin" or another))
        draft.put("company" if company and not draft["company"] else "source", text)


def _place_plain(pieces: list[Piece], draft: _Draft) -> None:
    """Find a source by its sound, the likeliest name, then a company; the rest is spare."""
    plain = {at: text for at, (kind, text) in enumerate(pieces) if kind == "plain"}
    if not draft["source"]:
        draft["source"] = plain.pop(next((at for at in plain if _sounds_like_source(plain[at])), -1), "")
    names = [at for at in plain if is_name(plain[at])]
    if names and not draft["name"]:
        at = max(names, key=lambda at: _likeness_to_name(at, pieces, draft["email"]))
        draft["name"] = plain.pop(at)
        _join_family_name(at, plain, draft)
    companies = [at for at in plain if _could_be_company(plain[at])]
    if companies and not draft["company"]:
        draft["company"] = plain.pop(max(companies, key=lambda at: _is_domain_of(plain[at], draft["email"])))
    draft.spare.extend(plain.values())


def _likeness_to_name(at: int, pieces: list[Piece], email: str) -> int:
    text, local = pieces[at][1], email.partition("@")[0].casefold()
    in_address = any(len(word) > 2 and word in local for word in words(text))
    before_title = [kind for kind, _ in pieces[at + 1 : at + 2]] == ["title"]
    score = 3 * in_address - 3 * _is_domain_of(text, email)
    return score + (len(text.split()) > 1) + (at == 0) + before_title


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
    spelled = any(c.isalpha() for c in text) and not any(c in "!?" for c in text)
    amount = re.fullmatch(r"[\W\d]+", text.split()[0]) is not None
    said = re.findall(r"\w+", text.casefold())
    return spelled and not amount and len(said) <= 6 and known.PROSE.isdisjoint(said)


def _sounds_like_source(text: str) -> bool:
    return not known.SOURCES.isdisjoint(words(text))


def _is_domain_of(text: str, email: str) -> bool:
    labels = email.partition("@")[2].casefold().split(".")[:-1]
    return bool({"".join(words(text)), words(text)[0]}.intersection(labels) - {""})
