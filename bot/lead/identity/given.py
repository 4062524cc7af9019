"""Every address and number given for a lead: those in its fields, and those in free text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.lead.details import Details
from bot.lead.identity.contact_details import email_problem, normalize_email, normalize_phone, phone_problem
from bot.lead.identity.sameness import Likeness, phone_key

_APART = re.compile(r"[\s,;:<>()\[\]{}|\"“”„«»]+")
_MARKS = ".!?'’‘`*_~"
_NUMBER = re.compile(r"(?<![\w@.+-])\(?\+?[0-9](?:[0-9().\-/‐-―]| (?=[0-9(])){5,26}(?<=[0-9])(?![\w@-])")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_FEWEST_DIGITS = 7
"""Fewer in free text are a price or a size; a number in the field for it may have six."""


class Given(NamedTuple):
    """An address or number by which a lead is recognised. `why` says as what it was given; `number` is the whole phone
    number, for `key` holds only its end, and is empty for an address."""

    why: Likeness
    key: str
    number: str = ""


def given_for(details: Details) -> set[Given]:
    """Return what the fields hold, and whatever reads as an address or a number in the notes."""
    found = {*_addresses(Likeness.EMAIL, details.email), *_numbers(Likeness.PHONE, details.phone)}
    if details.notes:
        found |= given_in(details.notes)
    return found


def given_of_contact(email: str, phone: str) -> set[Given]:
    """Return the same for somebody in a lead's buying group."""
    return {*_addresses(Likeness.CONTACT, email), *_numbers(Likeness.CONTACT, phone)}


def given_in(text: str) -> set[Given]:
    """Return whatever reads as an address or a number in free text."""
    found = set()
    if "@" in text:
        for word in _APART.split(text):
            found |= set(_addresses(Likeness.EMAIL, word.strip(_MARKS)))
    for number in _NUMBER.findall(text):
        if not _DATE.fullmatch(number.strip("()")) and sum(c.isdigit() for c in number) >= _FEWEST_DIGITS:
            found |= set(_numbers(Likeness.PHONE, number))
    return found


def _addresses(why: Likeness, text: str) -> Iterator[Given]:
    if "@" in text and not email_problem(text):
        yield Given(why, normalize_email(text))


def _numbers(why: Likeness, text: str) -> Iterator[Given]:
    key = "" if phone_problem(text) else phone_key(text)
    if key:
        yield Given(why, key, normalize_phone(text))
