"""Finding which of many people a workspace knows already: by what intake asks a marketer about, in one query for all.

Nobody is asked here, so that only counts which is the same person beyond reasonable doubt: an address; a number, unless
two people with addresses of their own share it; or the name at a company of that name. A colleague, or merely the same
name, is somebody new.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, or_, select, text, union_all

from bot.lead.details import Details
from bot.lead.identity.sameness import Keys, Likeness, company_blocks, keys_of, same_phone
from storage import tables
from storage.intake.alike import similar_companies, similar_person
from storage.intake.goes_on import goes_on_as
from storage.sql import Among, Prepared, Transaction, given, number, word

_MOST = 5000
"""Rows looked at for one step's people, whatever their names are."""

_ORDER = list(Likeness)
_COLLEAGUE = Likeness.COMPANY.name
_lead, _given, _block = tables.lead.c, tables.given_key.c, tables.company_block.c


class Found(NamedTuple):
    """A lead that has a key in common with somebody, and `what` that is: the name of a Likeness."""

    what: str
    key: str
    lead_id: int
    phone: str
    person: str
    company: str
    email: str


class Match(NamedTuple):
    """The lead that somebody is."""

    lead_id: int
    why: Likeness


def _who() -> list[Any]:
    return [_lead[f"{name}_key"].label(name) for name in ("person", "company", "email")]


def _with(what: Likeness, column: str, *conditions: Any) -> Select[Any]:
    """Select the leads with one of the keys given under the column's name."""
    same = (_lead.team_id == given("team"), Among(_lead[column], column), text(f"{column} <> ''"))
    shown = (word(what.name).label("what"), _lead[column].label("key"), _lead.id.label("lead"), _lead.phone)
    return select(*shown, *_who()).where(*same, *conditions)


_EARLIER = (
    select(_given.why, _given.key, _lead.id, _given.number.label("phone"), *_who())
    .join(tables.lead, and_(_lead.id == _given.lead_id, _lead.team_id == _given.team_id))
    .where(_given.team_id == given("team"), Among(_given.key, "keys"))
)
_PARTS = (
    _with(Likeness.EMAIL, "email_key"),
    _with(Likeness.PHONE, "phone_key"),
    _EARLIER,
    _with(Likeness.NAME, "person_key"),
    _with(Likeness.COMPANY, "company_key", or_(_lead.email_key == "", Among(_lead.company_key, "without_email"))),
)
_FOUND = Prepared(union_all(*(select(part.limit(number(_MOST)).subquery()) for part in _PARTS)))
_NUMBERED = Prepared(
    select(_lead.number, _lead.id, _lead.person_key).where(
        _lead.team_id == given("team"), Among(_lead.number, "numbers")
    )
)
_LEARNT = Prepared(
    select(_block.company_key).where(
        _block.team_id == given("team"), Among(_block.block, "blocks"), Among(_block.company_key, "companies")
    )
)


def known_of(
    tx: Transaction, team_id: str, people: Sequence[Details], numbers: Mapping[int, int] = MappingProxyType({})
) -> dict[int, Match]:
    """Return which lead each of these people is, by their place among them; those who are new are left out. `numbers`
    says by place which lead a row was exported from: it is that one if the name is the same still."""
    keys = [keys_of(details) for details in people]
    found = _sorted(Found(*row) for row in _FOUND.rows(tx, team=team_id, **_lists(keys)))
    alike: dict[int, Match] = {}
    for place, (details, own) in enumerate(zip(people, keys, strict=True)):
        matches = list(_matches(details, own, found))
        if matches:
            alike[place] = min(matches, key=lambda match: (_ORDER.index(match.why), -match.lead_id))
    alike |= _named(tx, team_id, keys, numbers) if numbers else {}
    ends = goes_on_as(tx, team_id, {match.lead_id for match in alike.values()}) if alike else {}
    return {at: match._replace(lead_id=ends.get(match.lead_id, match.lead_id)) for at, match in alike.items()}


def _named(tx: Transaction, team_id: str, keys: Sequence[Keys], numbers: Mapping[int, int]) -> dict[int, Match]:
    rows = _NUMBERED.rows(tx, team=team_id, numbers=sorted(set(numbers.values())))
    by_number = {found: (lead_id, person) for found, lead_id, person in rows}
    return {
        place: Match(by_number[wanted][0], Likeness.NAME)
        for place, wanted in numbers.items()
        if wanted in by_number and by_number[wanted][1] == keys[place].person
    }


def _lists(keys: Sequence[Keys]) -> dict[str, list[str]]:
    emails, phones = _distinct(one.email for one in keys), _distinct(one.phone for one in keys)
    return {
        "email_key": emails,
        "phone_key": phones,
        "keys": [*emails, *phones],
        "person_key": _distinct(one.person for one in keys),
        "company_key": _distinct(one.company for one in keys),
        "without_email": _distinct(one.company for one in keys if not one.email),
    }


def _distinct(keys: Iterable[str]) -> list[str]:
    return [key for key in dict.fromkeys(keys) if key]


def _sorted(rows: Iterable[Found]) -> dict[tuple[str, str], list[Found]]:
    found: defaultdict[tuple[str, str], list[Found]] = defaultdict(list)
    for row in rows:
        found[row.what, row.key].append(row)
    return found


def _matches(details: Details, own: Keys, found: dict[tuple[str, str], list[Found]]) -> Iterator[Match]:
    for row in found.get((Likeness.EMAIL.name, own.email), ()):
        yield Match(row.lead_id, Likeness.EMAIL)
    for row in found.get((Likeness.PHONE.name, own.phone), ()):
        switchboard = own.email and row.email and not similar_person(own.person, row.person)
        if same_phone(row.phone, details.phone) and not switchboard:
            yield Match(row.lead_id, Likeness.PHONE)
    for row in found.get((Likeness.NAME.name, own.person), ()):
        if own.company and row.company and _same_company(own.company, row.company):
            yield Match(row.lead_id, Likeness.PERSON)
    for row in found.get((_COLLEAGUE, own.company), ()):
        if (not own.email or not row.email) and similar_person(own.person, row.person):
            yield Match(row.lead_id, Likeness.PERSON)


def _same_company(one: str, other: str) -> bool:
    if one == other:
        return True
    return not set(company_blocks(one)).isdisjoint(company_blocks(other)) and bool(similar_companies(one, [other]))


def new_companies(tx: Transaction, team_id: str, keys: Iterable[str]) -> list[str]:
    """Return those of the companies, by their keys, that no lead has been at so far."""
    companies = _distinct(keys)
    if not companies:
        return []
    blocks = [company_blocks(company)[0] for company in companies]
    known = set(_LEARNT.values(tx, team=team_id, blocks=blocks, companies=companies))
    return [company for company in companies if company not in known]
