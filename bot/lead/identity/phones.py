"""Phone numbers compared across the world: a number without a country code is from the workspace's country."""

from functools import lru_cache

from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_possible_number, parse

from bot.lead.identity.contact_details import normalize_phone
from bot.lead.identity.sameness import same_phone

_SHORTEST = 6


@lru_cache(maxsize=512)
def international(phone: str, country: str) -> str:
    """Return "+49301234567" for "030 1234567" in "DE"; "" if it cannot be known. The extension is left out."""
    number = normalize_phone(phone).partition("x")[0]
    try:
        found = parse(number, country or None)
    except NumberParseException:
        return ""
    return str(format_number(found, PhoneNumberFormat.E164)) if is_possible_number(found) else ""


def last_digits(phone: str) -> str:
    """Return the last digits, which the same number has however it is written; "" for none."""
    digits = normalize_phone(phone).partition("x")[0].lstrip("+")
    return digits[-_SHORTEST:] if len(digits) >= _SHORTEST else ""


def covers(barred: str, phone: str, country: str) -> bool:
    """Tell whether barring one number bars the other: a number covers all its extensions, and one with an extension
    covers only that."""
    whole, _, extension = normalize_phone(barred).partition("x")
    other, _, own = normalize_phone(phone).partition("x")
    if extension not in ("", own):
        return False
    world = international(whole, country)
    return (bool(world) and world == international(other, country)) or same_phone(whole, other)
