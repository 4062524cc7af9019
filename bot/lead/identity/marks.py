"""One reading of the signs that keyboards and word processors put in the place of the plain ones."""

import unicodedata

_PLAIN = {
    **dict.fromkeys("’‘‛ʼʹ´`′＇", "'"),
    **dict.fromkeys("“”„‟″＂", '"'),
    **dict.fromkeys("−﹣－\u2043", "-"),
}
_DASHES, _BLANKS = "Pd", "Zs"
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_TO_ASCII = 0xFEE0


def plain_marks(text: str) -> str:
    """The text with every kind of dash, quote, blank, digit and full-width sign in its plain form.

    Character by character: places in the one text are the same places in the other.
    """
    return text if text.isascii() else text.translate({ord(sign): _plain(sign) for sign in set(text)})


def _plain(character: str) -> str:
    if character.isascii():
        return character
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    kind = unicodedata.category(character)
    if kind == _DASHES:
        return "-"
    if kind == _BLANKS:
        return " "
    return chr(ord(character) - _TO_ASCII) if ord(character) in _FULL_WIDTH else character
