"""Addresses and numbers in a row's cells: the first is the lead's, the others are kept."""

import re
from typing import NamedTuple

from bot.exchange.rows.cells import one_line
from bot.lead.identity.contact_details import email_problem, phone_problem
from bot.lead.identity.in_text import addresses, numbers
from bot.lead.identity.marks import plain_marks

_PLAIN_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PLAIN_NUMBER = re.compile(r"\+?[0-9][0-9 ()/.-]{4,24}")
_LABEL = re.compile(
    r"(?:tel(?:efon|ephone|\.)?|phone|mobile?|mobil|handy|fon|cell|ph|t|m|p)\s*[.:]+\s*|tel:", re.IGNORECASE
)
_CUT_BY_EXCEL = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_EXCHANGE = re.compile(r"/o=", re.IGNORECASE)
_DIGITS_ONLY = re.compile(r"\d+[.,]0+")
"""A number that went through a spreadsheet's decimals: "12025550143.0"."""

_NO_WAY = re.compile(
    r"none|nil|na|no|nein|unknown|tbd|not (?:provided|given|available|set)|no (?:phone|email)|keine?(?: angaben?)?"
    r"|unbekannt|nicht angegeben|k\. ?a\.|aucune?|non renseigné|ninguno|nessuno|x+|0+|\?+|[\W_]+",
    re.IGNORECASE,
)
"""Written where a form insisted on an address or a number."""

CUT_BY_EXCEL = (
    "Excel has cut this number short, and its last digits are lost. "
    "Please format the column as text, type the whole number, and load the row again."
)
EXCHANGE = "This is a path within Outlook, not an email address. Please write the address that mail goes to."


class Found(NamedTuple):
    """The addresses or numbers of a cell, and what else stands in it. `reason` says what is wrong with its `value`."""

    values: tuple[str, ...] = ()
    rest: str = ""
    value: str = ""
    reason: str = ""


_NOTHING = Found()


def is_no_way(cell: str) -> bool:
    """Tell whether somebody wrote there that they give none: "none", "xxx", "000"."""
    return bool(_NO_WAY.fullmatch(cell))


def emails_of(cell: str, strict: bool = True) -> Found:
    """Return the addresses in a cell. If it should hold one and does not, say why; where it may also hold something
    else, that is the rest."""
    if _PLAIN_ADDRESS.fullmatch(cell) and not email_problem(cell):
        return Found((cell,))
    if _EXCHANGE.match(cell):
        return Found(value=cell, reason=EXCHANGE)
    plain = plain_marks(cell)
    found = addresses(plain)
    good = tuple(dict.fromkeys(each.value for each in found if not email_problem(each.value)))
    if good:
        return Found(good, _rest(plain, [(each.start, each.end) for each in found if each.value in good]))
    if not strict and "@" not in cell:
        return Found(rest=cell)
    wrong = found[0].value if found else cell
    return Found(value=cell, reason=email_problem(wrong) or "")


def phones_of(cell: str, strict: bool = True) -> Found:
    """Return the numbers in a cell; the same as for addresses."""
    text = _LABEL.sub("", cell, count=1) if cell[:1].isalpha() else cell
    if _CUT_BY_EXCEL.fullmatch(text):
        return Found(value=cell, reason=CUT_BY_EXCEL)
    if _DIGITS_ONLY.fullmatch(text):
        text = re.split("[.,]", text)[0]
    text = text.lstrip("'")
    if not phone_problem(text) and any(map(str.isdigit, text)):
        return Found((_worldwide(text),))
    found = [each for each in numbers(plain_marks(text)) if not phone_problem(each.value)]
    if found:
        rest = _rest(plain_marks(text), [(each.start, each.end) for each in found])
        return Found(tuple(dict.fromkeys(_worldwide(each.value) for each in found)), rest)
    if not strict and not any(map(str.isdigit, text)):
        return Found(rest=cell)
    return Found(value=cell, reason=phone_problem(text) or "")


def both_of(cell: str) -> tuple[Found, Found]:
    """Return the addresses, and the numbers, of a cell that may hold either. What is neither is the numbers' rest."""
    emails = emails_of(cell, strict=False)
    if emails.reason or not emails.rest:
        return emails, _NOTHING
    return emails, phones_of(emails.rest, strict=False)


def is_number(text: str) -> bool:
    """Tell whether a text is a phone number and nothing else, as somebody is called who dialled in."""
    return bool(_PLAIN_NUMBER.fullmatch(text)) and not phone_problem(text)


def _worldwide(number: str) -> str:
    """Write "0049 30 1234567" as "+49 30 1234567"."""
    text = one_line(number)
    return f"+{text[2:].lstrip()}" if text.startswith("00") and text[2:3] not in ("0", "") else text


def _rest(text: str, places: list[tuple[int, int]]) -> str:
    for start, end in sorted(places, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return one_line(text).strip(" <>,;|/:\"'()[]")
