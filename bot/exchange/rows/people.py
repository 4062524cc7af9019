"""The people of a file so far: a further row about one of them is no second lead."""

from functools import lru_cache
from typing import NamedTuple

from bot.lead.details import Details
from bot.lead.identity.contact_details import normalize_email
from bot.lead.identity.marks import plain_marks
from bot.lead.identity.sameness import company_key, person_key, same_phone

_SHORTEST = 6
_MOST = 20
"""People compared one by one: more at one number are a switchboard."""


_BETWEEN = "\0"
"""The mark between the words on a person, which no cell has in it."""


class _Seen(NamedTuple):
    line: int
    name: str
    company: str
    email: str
    phone: str

    def packed(self) -> str:
        """Return it in one text, which takes a quarter of the memory: a file may have a hundred thousand people."""
        return _BETWEEN.join(map(str, self))

    @classmethod
    def of(cls, packed: str) -> "_Seen":
        line, *words = packed.split(_BETWEEN)
        return cls(int(line), *words)


class People:
    """Those whose rows became leads. The same address is the same person; so is the same number, unless two people with
    addresses of their own share it, as at a switchboard; the same name at the same company, unless both have an
    address; and a name of which nothing else is said. Names are only compared once somebody has no address, numbers
    once two end alike: either takes long."""

    def __init__(self) -> None:
        # By hashes, which take less memory than the texts: that two of a hundred thousand are the same by chance
        # happens once in a hundred million files.
        self._by_email: dict[int, int] = {}
        self._by_digits: dict[int, tuple[str, ...]] = {}
        self._by_name: dict[int, tuple[str, ...]] = {}
        self._unnamed: list[str] = []

    def line_of(self, details: Details, line: int) -> int:
        """Return the line in which the person stood before; 0, and remember them at this one, if in none."""
        email = normalize_email(details.email) if details.email else ""
        if email and (before := self._by_email.get(hash(email))):
            return before
        who = _Seen(line, details.name, details.company, email, details.phone)
        before = self._by_phone(who) or self._by_company(who)
        if not before:
            self._remember(who)
        return before

    def _by_phone(self, who: _Seen) -> int:
        for other in map(_Seen.of, self._by_digits.get(hash(_digits(who.phone)), ()) if who.phone else ()):
            strangers = other.email and who.email and person_key(other.name) != person_key(who.name)
            if same_phone(other.phone, who.phone) and not strangers:
                return other.line
        return 0

    def _by_company(self, who: _Seen) -> int:
        if who.email and not self._by_name:
            return 0
        for packed in self._unnamed:
            other = _Seen.of(packed)
            for company in {"", _company_key(other.company)}:
                _add(self._by_name, hash((company, person_key(other.name))), packed)
        self._unnamed = []
        if not who.company and (who.email or who.phone):
            return 0
        alike = self._by_name.get(hash((_company_key(who.company), person_key(who.name))), ())
        return next((other.line for other in map(_Seen.of, alike) if not (other.email and who.email)), 0)

    def _remember(self, who: _Seen) -> None:
        packed = who.packed()
        if who.email:
            self._by_email[hash(who.email)] = who.line
        if who.phone:
            _add(self._by_digits, hash(_digits(who.phone)), packed)
        if who.name:
            self._unnamed.append(packed)


def _digits(phone: str) -> str:
    """Return the last digits of a number, which are the same wherever two numbers are."""
    plain = phone if phone.isascii() else plain_marks(phone)
    return "".join(filter(str.isdigit, plain))[-_SHORTEST:]


def _add(people: dict[int, tuple[str, ...]], key: int, packed: str) -> None:
    some = people.get(key, ())
    if len(some) < _MOST:
        people[key] = (*some, packed)


_company_key = lru_cache(maxsize=1000)(company_key)
"""The same few companies come again and again."""
