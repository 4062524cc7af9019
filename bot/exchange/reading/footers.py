"""Rows that are about a table and not in it: totals, and what a report says of itself at its end."""

import re
from collections.abc import Sequence

from bot.exchange.reading.looks import filled

_TOTAL = re.compile(
    r"(?:grand |sub[- ]?|overall )?(?:totals?|sum)(?: \(?\d[\d,. ]* records?\)?)?|count|average"
    r"|(?:gesamt|zwischen)?(?:summe|ergebnis)|gesamt|insgesamt|anzahl|mittelwert"
    r"|(?:sous-)?total(?: général)?|somme|totale?s?|suma|totaal|summa|razem|итого|合計",
    re.IGNORECASE,
)
_RULER = re.compile(r":?[-=_+*]{3,}:?")
_SAID = re.compile(
    r"copyright\b|©|\(c\) ?\d{4}|confidential\b|generated (?:by|on|at)\b|exported (?:by|on|from)\b"
    r"|report (?:generated|run)|erstellt (?:von|am)\b|vertraulich|généré (?:par|le)\b|grand totals?\b"
    r"|\* ?(?:end of|note:)|end of (?:report|file)|filters?(?: applied)?:|page \d+ of \d+|seite \d+ von \d+"
    r"|all rights reserved|total (?:records|rows):?",
    re.IGNORECASE,
)


def is_total(cells: Sequence[str]) -> bool:
    """Tell whether a row adds the others up: a word for that, and nothing beside it but numbers."""
    first = next((cell for cell in cells if cell), "")
    if not _TOTAL.fullmatch(first.rstrip(": ")):
        return False
    others = [cell for cell in cells if cell][1:]
    return all(any(map(str.isdigit, other)) and "@" not in other for other in others)


def is_said(cells: Sequence[str]) -> bool:
    """Tell whether a row is a report's word about itself, as its copyright."""
    return filled(cells) <= 2 and bool(_SAID.match(next((cell for cell in cells if cell), "")))


def is_ruler(cells: Sequence[str]) -> bool:
    """Tell whether a row is a line drawn between others, as below the header of a table in plain text."""
    first = next((cell for cell in cells if cell), "")
    return bool(_RULER.fullmatch(first)) and all(_RULER.fullmatch(cell) for cell in cells if cell)


def is_machine(cells: Sequence[str]) -> bool:
    """Tell whether a row is the third of Qualtrics' headers, for programs."""
    return cells[0].startswith('{"ImportId"')
