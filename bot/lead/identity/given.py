"""Every address and number given for a lead: those in its fields, and those in free text."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.lead.details import Details
from bot.lead.identity.contact_details import email_problem, normalize_email, normalize_phone, phone_problem
from bot.lead.identity.in_text import Found, addresses, numbers
from bot.lead.identity.marks import plain_marks
from bot.lead.identity.sameness import Likeness, phone_key

_LEFT_OUT = "(no longer kept)"
_FEWEST_DIGITS = 7
"""The fewest digits of a number in free text: fewer are a price or a size. In its own field a number may have six."""


class Given(NamedTuple):
    """An address or number by which a lead is recognised. `why` says what it was given as; `number` is the whole phone
    number, as `key` holds only its end, and is empty for an address."""

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
    plain = plain_marks(text)
    found = {key for each in addresses(plain) for key in _addresses(Likeness.EMAIL, each.value)}
    for number in _telling(plain):
        found |= set(_numbers(Likeness.PHONE, number.value))
    return found


def without_given(text: str, instead: str = _LEFT_OUT) -> str:
    """Return the text with every address and number in it left out; `instead` stands in their places."""
    plain = plain_marks(text)
    places = sorted({(found.start, found.end) for found in (*addresses(plain), *_telling(plain))}, reverse=True)
    for start, end in places:
        plain = f"{plain[:start]}{instead}{plain[end:]}"
    return plain if places else text


def _telling(plain: str) -> list[Found]:
    """Find the numbers that are long enough to be somebody's."""
    return [number for number in numbers(plain) if sum(c.isdigit() for c in number.value) >= _FEWEST_DIGITS]


def _addresses(why: Likeness, text: str) -> Iterator[Given]:
    if "@" in text and not email_problem(text):
        yield Given(why, normalize_email(text))


def _numbers(why: Likeness, text: str) -> Iterator[Given]:
    key = "" if phone_problem(text) else phone_key(text)
    if key:
        yield Given(why, key, normalize_phone(text))
