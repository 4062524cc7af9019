"""Amounts of money as people type them: "12000 EUR", "12.000 €", "€12k", "1,5 m USD"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

_SIGNS: Mapping[str, str] = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "zł": "PLN", "kč": "CZK"}
_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("dollar", "dollars", "us$"), "USD"),
    **dict.fromkeys(("pound", "pounds"), "GBP"),
    **dict.fromkeys(("franc", "francs", "franken", "sfr"), "CHF"),
    **dict.fromkeys(("rupee", "rupees", "rs"), "INR"),
    "a$": "AUD",
    "c$": "CAD",
    "nz$": "NZD",
}
CURRENCIES = frozenset(
    """
    AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW MAD MXN MYR NGN NOK
    NZD PEN PHP PLN QAR RON RSD SAR SEK SGD THB TRY TWD UAH USD VND ZAR
    """.split()  # noqa: SIM905
)
_TIMES: Mapping[str, int] = {
    **dict.fromkeys(("k", "thousand", "tsd", "tsd."), 1_000),
    **dict.fromkeys(("m", "mn", "mio", "mio.", "million", "millions"), 1_000_000),
    **dict.fromkeys(("bn", "billion"), 1_000_000_000),
}
_NUMBER = re.compile(r"[0-9](?:[0-9.,'’ ]*[0-9])?")
_MOST = Decimal(10) ** 12
"""More than this is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount, in hundredths of a currency's unit whatever its coins are; `currency` is its ISO code."""

    hundredths: int
    currency: str

    @property
    def words(self) -> str:
        """Write it like "12,000 EUR", or "12,000.50 EUR"."""
        whole, rest = divmod(self.hundredths, 100)
        return f"{whole:,}{f'.{rest:02}' if rest else ''} {self.currency}"


def read_money(text: str) -> Money | str:
    """Read an amount with its currency, or return what is wrong with it, for whoever typed it."""
    typed = " ".join(text.replace("\xa0", " ").replace("\u202f", " ").split())
    typed = re.sub(r"[.,](?:-{1,2}|–|—)(?=\s|€|$)", "", typed)
    found = _NUMBER.search(typed)
    if not found or "-" in typed or len(_NUMBER.findall(typed)) > 1:
        return f"I cannot read that as an amount. {_LIKE}"
    amount = _number(found[0])
    if amount is None:
        return f"I cannot tell where the decimals begin. {_LIKE}"
    beside = f"{typed[: found.start()]} {typed[found.end() :]}".split()
    factors, currencies = [], []
    for word in _words(beside):
        if word.lower() in _TIMES:
            factors.append(_TIMES[word.lower()])
        elif code := _currency(word):
            currencies.append(code)
        else:
            return f"I do not know “{word[:30]}” in that amount. {_LIKE}"
    if len(factors) > 1 or len(set(currencies)) > 1:
        return f"I cannot read that as one amount. {_LIKE}"
    if not currencies:
        return f"In which currency? {_LIKE}"
    whole = amount * (factors[0] if factors else 1)
    if not 0 < whole <= _MOST:
        return "An amount is more than nothing, and no more than a million millions. Please check it."
    return Money(int(whole * 100), currencies[0])


_LIKE = "Please write it like 12000 EUR, 12.000 € or €12k."


def _words(beside: list[str]) -> list[str]:
    """Part a sign from what it stands at: "k€" is "k" and "€"."""
    found = []
    for word in beside:
        if _currency(word) or word.lower() in _TIMES:
            found.append(word)
        else:
            parted = re.fullmatch(r"(?i)(k|m|mn|mio\.?|bn)?(.+?)(k|m|mn|mio\.?|bn)?", word)
            found += [part for part in (parted.groups() if parted else (word,)) if part]
    return found


def _currency(word: str) -> str:
    known = _SIGNS.get(word.lower()) or _NAMES.get(word.lower())
    return known or (word.upper() if word.upper() in CURRENCIES else "")


def _number(typed: str) -> Decimal | None:
    """Read digits with separators: where there are two kinds, the last is the decimal one; a lone one followed by three
    digits parts thousands. None where both would do, or neither does."""
    digits = re.sub(r"['’ ]", "", typed)
    if digits != typed and not re.fullmatch(r"[0-9]{1,3}(['’ ][0-9]{3})+([.,][0-9]{1,2})?", typed):
        return None
    kinds = sorted({mark for mark in digits if mark in ".,"}, key=digits.rfind)
    if not kinds:
        return Decimal(digits)
    last = kinds[-1]
    if len(kinds) == 2:
        grouped = re.escape(kinds[0])
        if not re.fullmatch(rf"[0-9]{{1,3}}({grouped}[0-9]{{3}})+{re.escape(last)}[0-9]{{1,2}}", digits):
            return None
        return Decimal(digits.replace(kinds[0], "").replace(last, "."))
    if re.fullmatch(rf"[1-9][0-9]{{0,2}}({re.escape(last)}[0-9]{{3}})+", digits):
        return Decimal(digits.replace(last, ""))
    return Decimal(digits.replace(last, ".")) if re.fullmatch(r"[0-9]+[.,][0-9]{1,2}", digits) else None
