"""Cells as they are meant: without signs that nobody sees, prefixes of programs, and apostrophes of spreadsheets."""

import re

from bot.exchange.formula import unguarded

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_QUOTED_DIGITS = re.compile("'[0-9]")
"""The beginning of a number that a spreadsheet keeps as text."""
_PREFIX = re.compile(r"(?:l|ag|as|c|f|p|z):(?=\S)")
QUOTE = '"'
_SHORTEST = 2
BLANKS = frozenset(
    {
        *("-", "--", "---", ".", "n/a", "#n/a", "n.a.", "k.a.", "null", "(null)", "(blank)", "(leer)"),
        *("[not provided]", "\\n"),
    }
)
YES = frozenset("true yes y 1 ja oui si sí sì sim tak ano x wahr vrai verdadero vero checked t".split())  # noqa: SIM905
NO = frozenset("false no n 0 nein non nej nie ne falsch faux falso nee não nao f".split())  # noqa: SIM905


def cleaned(cell: str, prefixed: bool = False) -> str:
    """Return the cell's text. With `prefixed` it may begin with the letter that Meta puts before each kind of value."""
    if not cell.isascii() or not cell.isprintable():
        cell = _UNSEEN.sub("", _BREAKS.sub("\n", cell.replace("\u00a0", " ")))
    text = cell.strip()
    if prefixed and (found := _PREFIX.match(text)):
        text = text[found.end() :].strip()
    if text[:2] == '="' and text[-1] == QUOTE and len(text) > _SHORTEST:
        text = text[2:-1].replace('""', QUOTE)  # a text that Excel must not take for a number
    if text[:1] == "'":
        text = text[1:] if _QUOTED_DIGITS.match(text) else unguarded(text)
    return "" if text.casefold() in BLANKS else text


def unquoted(text: str) -> str:
    """Take off the quotation marks around a whole value, as Meta puts them around some."""
    while len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].strip()
    return text


def one_line(text: str) -> str:
    """Put a text on one line, with single blanks."""
    return " ".join(text.split())
