"""Characters nobody sees: NULs, marks of no width, and line breaks that are none."""

import re

_SPACES = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Line breaks that no table means as such: a row must not end there."""
_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|(?<=[\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\x7f])"
)
"""Joiners are letters to Persian and to emoji: only those beside plain letters are taken out."""

_PIECE = 2**18
"""Characters that are looked at in one go: while a pattern walks through them, nobody else is served."""


def take_out(text: str) -> tuple[str, list[str]]:
    """Return the text without them and with plain line ends, and a remark on how many there were."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pieces, count = [], 0
    for start in range(0, len(text), _PIECE):
        piece, blanked = _SPACES.subn(" ", text[start : start + _PIECE])
        piece, gone = _NOTHING.subn("", piece)
        pieces.append(piece)
        count += blanked + gone
    if not count:
        return text, []
    which = "An invisible character was" if count == 1 else f"{count:,} invisible characters were"
    return "".join(pieces), [f"{which} taken out."]


def plain(text: str) -> str:
    """Return one cell's text without them and without blanks around it."""
    if not text.isprintable():
        text = take_out(text)[0]
    return text.strip()
