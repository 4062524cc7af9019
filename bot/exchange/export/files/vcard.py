"""A lead as a vCard, for an address book.

Version 3.0 (RFC 2426): iPhones, Android and Outlook all read it, while Outlook and many phones take nothing of 4.0.
"""

import re

from bot.lead.record import Lead
from bot.slack.text import clean

_LONGEST = 75  # octets in a line


def card(lead: Lead) -> bytes:
    """Write the card, in UTF-8. The last word of a name is taken for the surname; the whole is in it as it is."""
    *given, last = lead.name.split() or [""]
    first = " ".join(given)
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_text(last)};{_text(first)};;;", f"FN:{_text(lead.name)}"]
    lines += [f"{name}:{_text(value)}" for name, value in _said(lead) if value]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, f"X-BATON-LEAD:{lead.label}", "END:VCARD"]).encode()


def _said(lead: Lead) -> list[tuple[str, str]]:
    return [
        ("ORG", lead.company),
        ("TITLE", lead.title),
        ("EMAIL;TYPE=INTERNET,WORK", lead.email),
        ("TEL;TYPE=WORK,VOICE", lead.phone),
    ]


def _text(value: str) -> str:
    value = clean(value).replace("\\", "\\\\").replace("\n", "\\n")
    return re.sub("([;,])", r"\\\1", value)


def _folded(line: str) -> str:
    """Fold a long line: each further one begins with a blank, and no character is cut in two."""
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LONGEST:
            pieces.append(piece)
            piece, size = "", 1
        piece, size = piece + character, size + octets
    return "\r\n ".join([*pieces, piece])
