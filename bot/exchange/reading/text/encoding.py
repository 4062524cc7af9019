"""Bytes as text: which encoding a file is in, and how it is told.

A byte order mark is believed; then NULs between the letters mean UTF-16; then what is valid UTF-8 is UTF-8; then it is
what Windows writes in the West (cp1252), but for an old Excel for Mac or DOS and other scripts and tongues, which
give themselves away. Statistics are of no use on short files: they take German for Czech. The names are
Python's, so that `data.decode(encoding)` gives the text without its mark: utf-8-sig, utf-16 and utf-32 (with a mark),
utf-8, utf-16-le and utf-16-be (without), cp1252, cp1250, cp1251, cp932, mac_roman and those that `tongues` knows.
"""

import codecs
import re

from bot.exchange.reading.sheet import UnreadableError
from bot.exchange.reading.text import tongues

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 2**16
_HIGH = bytes(range(0x80, 0x100))
_WESTERN = bytes(range(0xC0, 0x100))
_MAC = bytes.fromhex("80858688898a8d8e8f90919296999a9d9f")
"""The letters ÄÖÜàâäçéèêëíñôöùü of an old Mac, which mean punctuation or nothing at all on Windows."""

_KANA = re.compile("[\u3041-\u30fe]")
_JAPANESE = re.compile("[\u3041-\u30fe\u4e00-\u9fff]")
_RUNS = re.compile(rb"[\xa8\xb8\xc0-\xff]{3,}")
"""Whole words of letters beyond ASCII, which are Cyrillic."""


def decode(data: bytes, chosen: str = "") -> tuple[str, str, list[str]]:
    """Return the name of the encoding, the text, and remarks on what could not be read in it."""
    encoding = _known(chosen) if chosen else found(data)
    try:
        return encoding, data.decode(encoding), []
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    bad = max(text.count("�"), 1)
    which = "A character is" if bad == 1 else f"{bad:,} characters are"
    return encoding, text, [f"{which} not readable as {encoding} and shown as �: another encoding may fit better."]


def _known(chosen: str) -> str:
    try:
        name = codecs.lookup(chosen).name
        "".encode(name)  # refuses what turns bytes into bytes, as base64 does
    except (LookupError, ValueError, TypeError) as error:
        raise UnreadableError(
            f"I do not know the encoding “{chosen}”. Try utf-8, utf-16, cp1252, cp1250 or another that Python knows."
        ) from error
    return name


def found(data: bytes) -> str:
    """Return the encoding that a file is in."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    return marked or _wide(data) or ("utf-8" if _mostly_utf8(data) else _narrow(data))


def _wide(data: bytes) -> str:
    """Return UTF-16's name where every other byte is a NUL often, and those between hardly ever; else ""."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd * 10 >= half > 0 and even * 20 <= odd:
        return "utf-16-le"
    if even * 10 >= half > 0 and odd * 20 <= even:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> bool:
    """Tell whether it is UTF-8, but for a few bytes that were pasted in or cut off."""
    try:
        data.decode()
    except UnicodeDecodeError:
        text = data.decode(errors="replace")
        bad = text.count("�")
        good = len(text) - len(text.encode("ascii", "ignore")) - bad
        return good > 10 * bad
    return True


def _narrow(data: bytes) -> str:
    """Return the encoding of one byte a letter, or of the Far East: by the words that head its columns, and else by the
    letters that stand where letters must be."""
    sample = data[: 16 * _SAMPLE]
    headed = tongues.by_headers(sample)
    if headed and _fits(data, headed):
        return headed
    letters = len(sample) - len(sample.translate(None, _HIGH))
    japanese = sample.decode("cp932", "ignore")
    if len(_KANA.findall(japanese)) > 1 and len(_JAPANESE.findall(japanese)) * 3 > letters and _fits(data, "cp932"):
        return "cp932"
    words = sum(map(len, _RUNS.findall(sample)))
    if words > 8 and words * 4 > letters * 3 and _fits(data, "cp1251"):
        return "cp1251"
    if tongues.is_dos(sample):
        return "cp850"
    western, mac = (len(sample) - len(sample.translate(None, these)) for these in (_WESTERN, _MAC))
    if mac > western:
        return "mac_roman"
    return tongues.by_letters(sample) or ("iso8859_15" if tongues.is_latin_9(sample) else "cp1252")


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
