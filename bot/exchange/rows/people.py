"""The people of a file so far: a further row about one of them is no second lead."""

from typing import NamedTuple

from bot.lead.details import Details
from bot.lead.identity.contact_details import normalize_email
from bot.lead.identity.sameness import company_key, person_key, phone_key, same_phone

_MOST = 20
"""People compared one by one: more at one number are a switchboard."""


class _Seen(NamedTuple):
    line: int
    person: str
    email: str
    phone: str


class People:
    """Those whose rows became leads. The same address is the same person; so is the same number, unless two people with
    addresses of their own share it, as at a switchboard; and so is the same name at the same company, unless both have
    an address."""

    def __init__(self) -> None:
        self._by_email: dict[str, int] = {}
        self._by_phone: dict[str, list[_Seen]] = {}
        self._by_name: dict[tuple[str, str], list[_Seen]] = {}

    def line_of(self, details: Details, line: int) -> int:
        """Return the line in which the person stood before; 0, and remember them at this one, if in none."""
        email = normalize_email(details.email) if details.email else ""
        if email and (before := self._by_email.get(email)):
            return before
        key = phone_key(details.phone) if details.phone else ""
        company = company_key(details.company) if details.company else ""
        who = _Seen(line, person_key(details.name), email, details.phone)
        for other in self._by_phone.get(key, ()) if key else ():
            if same_phone(other.phone, details.phone) and not (
                _differ(other.person, who.person) and other.email and email
            ):
                return other.line
        for other in self._by_name.get((who.person, company), ()) if company else ():
            if not (other.email and email):
                return other.line
        self._remember(who, key, company)
        return 0

    def _remember(self, who: _Seen, key: str, company: str) -> None:
        if who.email:
            self._by_email[who.email] = who.line
        if key:
            _add(self._by_phone.setdefault(key, []), who)
        if company and who.person:
            _add(self._by_name.setdefault((who.person, company), []), who)


def _add(some: list[_Seen], who: _Seen) -> None:
    if len(some) < _MOST:
        some.append(who)


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other
