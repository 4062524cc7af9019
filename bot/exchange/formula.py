"""The guard against cells that a spreadsheet would calculate: put on when a file is written, taken off when it is read.

One apostrophe goes before such a text, and before one that has apostrophes before it already, so that taking one off
gives back exactly what was there. A phone number such as +49 89 1234 calls nothing, and stays as it is.
"""

import re

_BEGINS = re.compile("'*[=+\\-@\\t\\r\\n＝＋－＠|%]")
"""The beginnings that make a spreadsheet calculate, or call a program (OWASP: CSV injection)."""
_PHONE = re.compile(r"\+[0-9][0-9 ()./-]*(?:,? ?(?:x|ext\.?) ?[0-9]{1,6})?")


def guarded(text: str) -> str:
    """Return the text as a cell that nothing calculates."""
    return f"'{text}" if _BEGINS.match(text) and not _PHONE.fullmatch(text) else text


def unguarded(cell: str) -> str:
    """Return what was typed: the cell without the apostrophe that `guarded`, or another program, put before it."""
    return cell[1:] if cell.startswith("'") and _BEGINS.match(cell, 1) else cell
