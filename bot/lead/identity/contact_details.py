"""Email addresses and phone numbers as people type them: what is wrong, what is the same, what may be shown.

A blank stays blank and is no problem: whether a detail is required is the lead definition's business.
"""

import re
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

from bot.lead.identity.domains import casefolded, same_domain
from bot.lead.identity.marks import plain_marks

_DOT = "•"
_GMAIL = "gmail.com"
_SLIPS = {
    "gmial.com": "gmail.com",
    "gamil.com": "gmail.com",
    "gmal.com": "gmail.com",
    "gnail.com": "gmail.com",
    "hotmial.com": "hotmail.com",
    "outlok.com": "outlook.com",
}
_SLIPPED_ENDINGS = (".con", ".cmo", ".ocm", ".comm")
_EXTENSION = re.compile(r"[ ,;]*(?:x|ext\.?|extension|#)[ .:]*([0-9]{1,6})$")


_PLAIN = re.compile(r"(?=.{1,64}\Z)[a-z0-9]+([._+-][a-z0-9]+)*", re.I)
_PLAIN_DOMAIN = re.compile(r"(?=.{4,120}\Z)([a-z0-9]{1,60}\.)+(?!arpa|invalid|local|onion|test)[a-z]{2,20}", re.I)


FEWEST_DIGITS, MOST_DIGITS = 6, 15
"""Of a phone number; ITU-T E.164 allows fifteen."""


@lru_cache(maxsize=512)  # asked several times about an address that is worked on
def email_problem(text: str) -> str | None:
    """Say what is wrong with an address, in a sentence for whoever typed it; None if it is fine or blank.

    Syntax by RFC 5321, 5322, 6531 and IDNA as `email_validator` reads them, without a look-up in the DNS; no quoted
    local part. Unicode is welcome, and so is a curly apostrophe for the plain one.
    """
    address = plain_marks(text).strip()
    if not address:
        return None
    if any(c.isspace() for c in address):
        return "An email address has no spaces in it: please give just one, like jane@acme.example."
    if address.count("@") != 1:
        found = "no @" if "@" not in address else "more than one @"
        return f"That email address has {found} in it: please write it like jane@acme.example."
    local, domain = address.split("@")
    if "," in domain:
        return f"There is a comma in that email address: did you mean {local}@{domain.replace(',', '.')}?"
    if "." in (local[:1], local[-1:], domain[:1], domain[-1:]) or ".." in address:
        return "That email address has a dot too many: please check it."
    return _syntax_problem(local, domain) or _slip(local, domain.casefold())


def normalize_email(text: str) -> str:
    """Return the key under which two addresses are the same mailbox: trimmed, case and Unicode forms folded.

    Dots and +tags are dropped only for Gmail, which is known to ignore them: elsewhere a missed duplicate costs
    less than merging two people into one.
    """
    local, at, domain = casefolded(plain_marks(text)).rpartition("@")
    domain = same_domain(domain) if at else domain
    if domain != _GMAIL or not local:
        return f"{local}{at}{domain}"
    mailbox = local.partition("+")[0].replace(".", "")
    return f"{mailbox or local}@{_GMAIL}"


def email_domain(email: str) -> str:
    """Return the part after the @, case folded; "" if there is none."""
    _, at, domain = casefolded(email).rpartition("@")
    return same_domain(domain) if at else ""


def phone_problem(text: str) -> str | None:
    """Say what is wrong with a phone number, in a sentence; None if it is fine or blank.

    Six to fifteen digits (ITU-T E.164 allows fifteen) with + ( ) - . / and spaces, then x123 or ext. 12.
    """
    number, _ = _number_and_extension(text)
    if not number:
        return None
    if not re.fullmatch(r"[0-9+() ./-]*", number):
        return "A phone number has only digits, spaces and + ( ) - . / in it; an extension goes last: x123."
    if "+" in number.lstrip("( ")[1:]:
        return "The + of a phone number goes first, before the country code: +49 30 1234567."
    digits = sum(c.isdigit() for c in number)
    if digits < FEWEST_DIGITS:
        return "That phone number is too short: please give it with its area code."
    if digits > MOST_DIGITS:
        return "That phone number is too long: please give just one, with at most 15 digits."
    return None


def normalize_phone(text: str) -> str:
    """Return the key to compare by: digits, + before an international number (00 counts), "x12" for an extension.

    "+49 (0)30" loses its (0). A number without a country code stays as it is: its country cannot be known.
    """
    number, extension = _number_and_extension(text)
    marks = _marks(number)
    if marks.startswith(("+", "00")):
        marks = _marks(number.replace("(0)", ""))
    if marks.startswith("00"):
        marks = f"+{marks[2:]}"
    if not marks.strip("+"):
        return ""
    return f"{marks}x{extension}" if extension else marks


def mask_email(text: str) -> str:
    """Mask it like "j•••@acme.example", the first character and the domain; nothing is shown of what is no address."""
    address = text.strip()
    if not address:
        return ""
    if email_problem(address):
        return _DOT * 3
    return f"{address[0]}{_DOT * 3}@{address.partition('@')[2]}"


def mask_phone(text: str) -> str:
    """Mask it like "•••• 67", the last two digits (without extension); nothing is shown of what is no phone number."""
    if not text.strip():
        return ""
    if phone_problem(text):
        return _DOT * 4
    number, _ = _number_and_extension(text)
    digits = "".join(character for character in number if character.isdigit())
    return f"{_DOT * 4} {digits[-2:]}" if digits else _DOT * 4  # of marks that nobody sees, no number is left


def _syntax_problem(local: str, domain: str) -> str | None:
    ending = domain.rpartition(".")[2]
    if len(ending) < 2 or not _is_valid(local, domain):
        if not _is_valid(local, "acme.org"):
            return "The part before the @ is not one an email address can have: please check it."
        if "." not in domain:
            return "That email address stops short: after the @ comes a name with a dot, like acme.example."
        return "The part after the @ is not a domain: please write it like jane@acme.example."
    return None


def _is_valid(local: str, domain: str) -> bool:
    if _PLAIN.fullmatch(local) and _PLAIN_DOMAIN.fullmatch(domain):
        return True  # nearly always; the library takes a tenth of what adding a lead takes
    try:
        validate_email(f"{local}@{domain}", check_deliverability=False, strict=True, test_environment=True)
    except EmailNotValidError:
        return False
    return True


def _slip(local: str, domain: str) -> str | None:
    meant = _SLIPS.get(domain)
    if domain.endswith(_SLIPPED_ENDINGS):
        meant = f"{domain.rpartition('.')[0]}.com"
    return f"That looks like a typo: did you mean {local}@{meant}?" if meant else None


def _marks(number: str) -> str:
    """Return the digits and a leading +."""
    marks = re.sub(r"[^0-9+]", "", number)
    return marks[:1] + marks[1:].replace("+", "")


def _number_and_extension(text: str) -> tuple[str, str]:
    """The trimmed number and its extension, in plain marks."""
    plain = " ".join(casefolded(plain_marks(text)).split())
    extension = _EXTENSION.search(plain)
    if extension and extension.start():
        return plain[: extension.start()], extension[1]
    return plain, ""
