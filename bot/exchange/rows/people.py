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


class _Seen(NamedTuple):
    line: int
    name: str
    company: str
    email: str
    phone: str


class People:
    """Those whose rows became leads. The same address is the same person; so is the same number, unless two people with
    addresses of their own share it, as at a switchboard; the same name at the same company, unless both have an
    address; and a name of which nothing else is said. Names are only compared once somebody has no address, numbers
    once two end alike: either takes long."""

    def __init__(self) -> None:
        self._by_email: dict[str, int] = {}
        self._by_digits: dict[str, list[_Seen]] = {}
        self._by_name: dict[tuple[str, str], list[_Seen]] = {}
        self._unnamed: list[_Seen] = []

    def line_of(self, details: Details, line: int) -> int:
        """Return the line in which the person stood before; 0, and remember them at this one, if in none."""
        email = normalize_email(details.email) if details.email else ""
        if email and (before := self._by_email.get(email)):
            return before
        who = _Seen(line, details.name, details.company, email, details.phone)
        before = self._by_phone(who) or self._by_company(who)
        if not before:
            self._remember(who)
        return before

    def _by_phone(self, who: _Seen) -> int:
        for other in self._by_digits.get(_digits(who.phone), ()) if who.phone else ():
            strangers = other.email and who.email and person_key(other.name) != person_key(who.name)
            if same_phone(other.phone, who.phone) and not strangers:
                return other.line
        return 0

    def _by_company(self, who: _Seen) -> int:
        if who.email and not self._by_name:
            return 0
        for other in self._unnamed:
            for company in {"", _company_key(other.company)}:
                _add(self._by_name.setdefault((company, person_key(other.name)), []), other)
        self._unnamed = []
        if not who.company and (who.email or who.phone):
            return 0
        alike = self._by_name.get((_company_key(who.company), person_key(who.name)), ())
        return next((other.line for other in alike if not (other.email and who.email)), 0)

    def _remember(self, who: _Seen) -> None:
        if who.email:
            self._by_email[who.email] = who.line
        if who.phone:
            _add(self._by_digits.setdefault(_digits(who.phone), []), who)
        if who.name:
            self._unnamed.append(who)


def _digits(phone: str) -> str:
    """Return the last digits of a number, which are the same wherever two numbers are."""
    plain = phone if phone.isascii() else plain_marks(phone)
    return "".join(filter(str.isdigit, plain))[-_SHORTEST:]


def _add(some: list[_Seen], who: _Seen) -> None:
    if len(some) < _MOST:
        some.append(who)


_company_key = lru_cache(maxsize=1000)(company_key)
"""The same few companies come again and again."""
