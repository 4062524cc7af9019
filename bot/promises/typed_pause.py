"""A pause as people type it: "L-12 until friday, waiting for their board"."""

import re
from typing import NamedTuple

from bot.lead.identity.lead_number import number_of

_TYPED = re.compile(r"(\S+)(?:\s+(?:until|till|to)\s+(.*))?", re.IGNORECASE | re.DOTALL)
_PARTS = re.compile(r"\s*(?:,|;|:|\s-\s|\s–\s|\bbecause\b|\bas\b)\s*", re.IGNORECASE)


class TypedPause(NamedTuple):
    """A lead's number, a day and a reason, each as typed; "" for what is left out."""

    wanted: str
    until: str = ""
    reason: str = ""


def is_pause(typed: str) -> bool:
    """Tell whether what follows "pause" is about a lead."""
    return not typed or number_of(typed.split()[0]) > 0


def read_pause(typed: str) -> TypedPause:
    found = _TYPED.fullmatch(typed.strip())
    if found is None or not found[2]:
        wanted, _, rest = typed.strip().partition(" ")
        return TypedPause(wanted, "", rest.strip())
    until, *reason = _PARTS.split(found[2].strip(), maxsplit=1)
    return TypedPause(found[1], until, reason[0].strip() if reason else "")
