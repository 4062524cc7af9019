"""Signs that two leads may be the same: the keys they are compared by, and the reasons people are told.

Keys are equal where people would say "the same"; what is merely similar is scored elsewhere, on these keys.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.lead.details import Details
from bot.lead.identity.contact_details import email_domain, email_problem, normalize_email, normalize_phone
from bot.lead.identity.domains import is_free_mail
from bot.lead.identity.legal_forms import LEADING_LEGAL_FORMS, LEGAL_FORMS, SHORT_LEGAL_FORMS
from bot.lead.identity.words import fold, words_of
from bot.lead.lifecycle import OPEN_TO_ANSWERS, Stage
from bot.lead.record import Lead


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FORMS = {fold(form) for form in LEGAL_FORMS | SHORT_LEGAL_FORMS | LEADING_LEGAL_FORMS}
_FORMS |= _words("company the and und et y e sarl eurl ltda sl sro as mbh")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?|\b[a-z]/[a-z]\b")  # "S.A.R.L." and "A/S" are one word
_COMPARED_DIGITS = 8
_SHORTEST_PHONE = 6
_WORDS, _ENDS, _LETTERS, _SHORT = 3, 6, 10, 3
MOST_BLOCKS = _WORDS + 3 + _LETTERS


class Likeness(StrEnum):
    """The reasons two leads may be the same, the surest first; the value completes "L-12 has …"."""

    EMAIL = "the same email address"
    PHONE = "the same phone number"
    CONTACT = "somebody with the same address or number in its buying group"
    PERSON = "a similar name at the same company"
    RELATED = "a similar name at a company that may belong to it"
    NAME = "the same name"
    COMPANY = "a colleague at the same company"


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys a lead is compared by; an empty key matches nothing. `number` is the whole phone number."""

    email: str = ""
    domain: str = ""
    number: str = ""
    phone: str = ""
    company: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class SameLead:
    """A lead that exists already, and why it may be the one just typed: None if somebody says so. `was` names the lead
    that is alike, where that one turned out to be this: "L-7"."""

    lead: Lead
    why: Likeness | None
    was: str = ""


@lru_cache(maxsize=512)  # asked several times about a lead that is worked on
def keys_of(details: Details) -> Keys:
    number = normalize_phone(details.phone)
    return Keys(
        email=normalize_email(details.email),
        domain=company_domain(details.email),
        number=number,
        phone=_phone_key(number),
        company=company_key(details.company),
        person=person_key(details.name),
    )


def company_domain(email: str) -> str:
    """Return the domain if it belongs to a company; "" for one where anybody can get an address."""
    domain = "" if email_problem(email) else email_domain(email)
    return "" if is_free_mail(domain) else domain


def phone_key(phone: str) -> str:
    """Return the key under which numbers that may be the same are found: the last eight digits, and the extension."""
    return _phone_key(normalize_phone(phone))


def _phone_key(normalized: str) -> str:
    _, number, x, extension = _parts(normalized)
    return f"{number[-_COMPARED_DIGITS:]}{x}{extension}" if len(number) >= _SHORTEST_PHONE else ""


def same_phone(one: str, other: str) -> bool:
    """Tell whether two numbers are the same; either may lack its country: "030 901820-0", "+49 30 9018200"."""
    normalized = normalize_phone(one)
    world, number, _, extension = _parts(normalized)
    other_world, other_number, _, other_extension = _parts(normalize_phone(other))
    if extension != other_extension or not _phone_key(normalized):
        return False
    if world == other_world:
        return number == other_number
    national, international = (other_number, number) if world else (number, other_number)
    return bool(national) and international.endswith(national)


def _parts(normalized: str) -> tuple[bool, str, str, str]:
    """Tell whether the country is given, and return the digits without leading zeros, the x and the extension."""
    whole, x, extension = normalized.partition("x")
    return whole.startswith("+"), whole.lstrip("+0"), x, extension


def company_key(company: str) -> str:
    """Return the words of a company's name without its legal form: "ACME Corp., Inc." is "acme".

    A name that is nothing but such words keeps them.
    """
    whole = _DOTTED.sub(lambda found: re.sub(r"[./]", "", found[0]), fold(company))
    words = words_of(whole)
    telling = [word for word in words if word not in _FORMS]
    return " ".join(telling or words)


def person_key(name: str) -> str:
    """Return the words of a name in alphabetical order: "Doe, Jane" is "Jane Doe"."""
    return " ".join(sorted(words_of(name)))


@lru_cache(maxsize=512)
def company_blocks(key: str) -> tuple[str, ...]:
    """Return the keys under which companies with similar names are found: two similar names have one in common.

    They are its words, for names whose words come, go or change places; its beginning and end, for words that are
    joined or taken apart; and its first word, whole and with each letter left out, for slips of the pen.
    """
    if not key:
        return ()
    squeezed, first = key.replace(" ", ""), key.split()[0][:_LETTERS]
    words = sorted(set(key.split()), key=lambda word: (-len(word), word))[:_WORDS]
    slips = [f"~{first[:at]}{first[at + 1 :]}" for at in range(len(first)) if len(first) > _SHORT]
    return tuple(dict.fromkeys([*words, f"<{squeezed[:_ENDS]}", f"{squeezed[-_ENDS:]}>", f"~{first}", *slips]))


def related(company: str, other: str) -> bool:
    """Tell by their keys whether two companies may belong together: "acme", "acme uk" and "acme germany"."""
    words, others = company.split(), other.split()
    if not words or not others:
        return False
    return words[0] == others[0] or set(words) <= set(others) or set(others) <= set(words)


class AddTo(StrEnum):
    """The fate of an existing lead when somebody adds to it."""

    GO_ON = "marketing has it: the questions come next"
    WAKE = "it was closed as stale: it is a draft again, and the questions come next"
    AGAIN = "it was lost: it is tried again, and the questions come next"
    TELL_OWNER = "sales has it: whoever owns it is told"
    NOTE = "it is closed and stays closed: what was typed is kept with it"


def adding_to(stage: Stage) -> AddTo:
    if stage in OPEN_TO_ANSWERS:
        return AddTo.GO_ON
    if stage is Stage.STALE:
        return AddTo.WAKE
    if stage is Stage.LOST:
        return AddTo.AGAIN
    return AddTo.TELL_OWNER if stage in (Stage.OFFERED, Stage.ACCEPTED) else AddTo.NOTE
