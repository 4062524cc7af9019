"""Ways to reach somebody, the same however they are written: addresses, domains and numbers."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from bot.lead.details import Details
from bot.lead.identity.contact_details import email_problem, normalize_email, phone_problem
from bot.lead.identity.domains import casefolded, whose
from bot.lead.identity.phones import covers, last_digits

_AT, _TEL = "@", "tel:"
_PIECES = re.compile(r"[\n,;|]+")
_LABEL = re.compile(r"^(?:e-?mails?|mail|phone|telephone|tel|mobile|cell|direct|office|private)\b[ .:]*", re.I)
_DIGITS = 8
"""Fewest digits of a number in the notes: with fewer it may be a price, a year or a size."""


class Reach(NamedTuple):
    """One way to reach somebody. Two with the same `key` may be the same; `stands_for` tells whether they are, by what
    each was `as_given`."""

    key: str
    as_given: str

    @property
    def is_domain(self) -> bool:
        return self.key.startswith(_AT)

    @property
    def is_phone(self) -> bool:
        return self.key.startswith(_TEL)


def by_mailbox(email: str) -> list[Reach]:
    """Return the mailbox, whatever is tagged onto it: here "jane+fair@acme.example" is "jane@acme.example"."""
    local, _, domain = normalize_email(email).rpartition(_AT)
    mailbox = local.partition("+")[0] or local
    return [Reach(f"{mailbox}{_AT}{domain}", casefolded(email))] if local and domain else []


def by_domain(domain: str) -> list[Reach]:
    """Return the way to everybody at a company's domain, and at those under it."""
    return [Reach(f"{_AT}{own}", own) for own in whose(domain)[:1]]


def by_domains(email: str) -> list[Reach]:
    """Return the domain of an address, and those it lies under, down to the company's own."""
    domain = normalize_email(email).rpartition(_AT)[2]
    return [Reach(f"{_AT}{own}", own) for own in whose(domain)]


def by_phone(phone: str) -> list[Reach]:
    digits = last_digits(phone)
    return [Reach(f"{_TEL}{digits}", phone.strip())] if digits else []


def person_of(details: Details) -> list[Reach]:
    """Return the ways by which the person alone is recognised."""
    return _person_of(details.email, details.phone, details.notes)


def _person_of(email: str, phone: str, notes: str) -> list[Reach]:
    return distinct(by_mailbox(email), by_phone(phone), _own_in(notes))


def _own_in(notes: str) -> list[Reach]:
    """Find addresses and numbers that stand by themselves in the notes: the second one of somebody who has two. One
    within a sentence may be somebody else's."""
    found = []
    for piece in _PIECES.split(notes):
        text = _LABEL.sub("", piece.strip())
        if "@" in text and not email_problem(text):
            found += by_mailbox(text)
        elif text and text[0] in "+(0123456789" and not phone_problem(text) and sum(map(str.isdigit, text)) >= _DIGITS:
            found += by_phone(text)
    return found


def reach_of(details: Details) -> list[Reach]:
    """Return the same, and the company they are at."""
    return list(_reach_of(details.email, details.phone, details.notes))


@lru_cache(maxsize=512)  # asked twice about everybody who is added
def _reach_of(email: str, phone: str, notes: str) -> tuple[Reach, ...]:
    return tuple(distinct(_person_of(email, phone, notes), by_domains(email)))


def stands_for(barred: Reach, mine: str, country: str) -> bool:
    """Tell whether the same key stands for the same: not always for phones, whose key holds only the last digits."""
    return not barred.is_phone or covers(barred.as_given, mine, country)


def distinct(*several: Iterable[Reach]) -> list[Reach]:
    """Return each once, in order."""
    return list(dict.fromkeys(one for some in several for one in some))
