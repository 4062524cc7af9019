"""Names of people and companies made up in great number, and the slips with which people type them again."""

import random
from collections.abc import Iterator


def words(text: str) -> list[str]:
    return text.split()


_STEMS = words(
    """
    al an ar bel bor bri cal can cor dan del dor el en far fen fin gal gar hel hol im in jor kal kel kor lan lar
    len lin lor mal mar mer mon nor nov ol or pal par pel por qua ral ran rin ros sal san sel sol tal tan tel
    tor ul un val van vel vor wal wen win xan yor zan zel
    """
)
_ENDS = words(
    """
    a o is ex on ia um as er en ix or us ta ra na dyne tech soft net lab ware line form gen max nova med
    """
)
_TRADES = words(
    """
    Software Logistics Consulting Energy Foods Medical Robotics Insurance Bank Textiles Steel Chemicals Media
    Systems Solutions Group International Partners Engineering Plastics Pharma Transport Retail Analytics
    Security Packaging Optics Printing Dairy Ceramics Furniture Shipping Aviation Automotive Paper Mining Motors
    """
)
_FORMS = ["Inc.", "Ltd", "GmbH", "AG", "S.A.", "LLC", "B.V.", "Corp.", "PLC", "SAS", "Oy", ""]
_GIVEN = words(
    """
    Jane John Maria Tom Ann Bo Lena Ravi Mia Max Sofia Otto Eva Karl Ida Noah Emma Liam Olga Ivan Rosa Hugo Ines
    """
)
_ACCENTS = str.maketrans({"a": "á", "e": "é", "o": "ö", "u": "ü", "n": "ñ", "c": "ç"})


def word(rng: random.Random, stems: int) -> str:
    return ("".join(rng.choice(_STEMS) for _ in range(stems)) + rng.choice(_ENDS)).capitalize()


def companies(count: int, rng: random.Random) -> list[str]:
    """Different names: some of one word, most of a word or two and a trade that thousands share."""
    found: dict[str, None] = {}
    while len(found) < count:
        name = [word(rng, rng.choice((2, 2, 3)))]
        if rng.random() < 0.25:
            name.append(word(rng, 1))
        if rng.random() < 0.7:
            name.append(rng.choice(_TRADES))
        if rng.random() < 0.15:
            name.append(rng.choice(_TRADES))
        found.setdefault(" ".join(dict.fromkeys(name)))
    return [f"{name} {rng.choice(_FORMS)}".strip() for name in found]


def people(rng: random.Random) -> Iterator[str]:
    while True:
        yield f"{rng.choice(_GIVEN)} {word(rng, 2)}"


def retyped(company: str, rng: random.Random) -> str:
    """The name as somebody else would type it: another legal form always, and one slip or variant more."""
    words = company.split()
    if words[-1] in _FORMS:
        words.pop()
    kind = rng.choice(("as it is", "case", "accents", "typo", "typo", "two typos", "hyphen", "joined", "order"))
    text = " ".join(words)
    if kind == "case":
        text = text.upper()
    elif kind == "accents":
        text = text.translate(_ACCENTS)
    elif kind == "typo":
        text = _slip(text, rng)
    elif kind == "two typos":
        text = _slip(_slip(text, rng), rng)
    elif kind == "hyphen":
        text = text.replace(" ", "-", 1)
    elif kind == "joined":
        text = text.replace(" ", "", 1)
    elif kind == "order" and len(words) > 1:
        text = " ".join([*words[1:], words[0]])
    return f"{text} {rng.choice(_FORMS)}".strip()


def _slip(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) - 1)
    letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
    return rng.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + letter + text[at:],
            text[:at] + letter + text[at + 1 :],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        )
    )
