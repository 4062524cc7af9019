"""The number by which people name a lead, however they write it."""

import re

from bot.lead.identity.marks import plain_marks

_NUMBER = re.compile(r"(?:L ?-?|#|no\.?) ?#? ?(\d{1,9})[.,!?:;]*", re.IGNORECASE)
_BARE = re.compile(r"(\d{1,9})[.,!?:;]*")


def number_of(name: str) -> int:
    """The number in "L-12", "l12", "L–12", "L 12", "#12", "12" or "L-12."; 0 for anything else."""
    typed = " ".join(plain_marks(name).split())
    found = _NUMBER.fullmatch(typed) or _BARE.fullmatch(typed)
    return int(found[1]) if found else 0


def names_a_lead(text: str) -> bool:
    """Tell whether the text is a lead's number and nothing else, and no mere number, which may be an answer."""
    return number_of(text) > 0 and not text.strip()[:1].isdigit()
