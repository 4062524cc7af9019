"""The ways to reach each lead: those it has now, and those it ever had. By domains it is only reached now."""

from collections.abc import Iterable

from sqlalchemy import and_, delete, select

from bot.lead.details import Details
from bot.lead.identity.reach import Reach, distinct, reach_of, stands_for
from storage import tables
from storage.sql import Prepared, Transaction, given, insert_new

_MOST = 200
_mine = tables.lead_key.c
_OF_LEAD = and_(_mine.team_id == given("team"), _mine.lead_id == given("lead"))
_KNOWN = Prepared(select(_mine.key, _mine.as_given).where(_OF_LEAD).order_by(_mine.key))
_lead = tables.lead.c
_WITH = Prepared(
    select(_mine.lead_id, _mine.as_given, _lead.person_key)
    .select_from(tables.lead_key.join(tables.lead, and_(_lead.team_id == _mine.team_id, _lead.id == _mine.lead_id)))
    .where(_mine.team_id == given("team"), _mine.key == given("way"))
    .limit(_MOST)
)
_LEAVE_COMPANY = Prepared(delete(tables.lead_key).where(_OF_LEAD, _mine.key.like("@%")))


def know(tx: Transaction, team_id: str, lead_id: int, details: Details) -> None:
    """Note how a new lead is reached."""
    _add(tx, team_id, lead_id, reach_of(details))


def know_now(tx: Transaction, team_id: str, lead_id: int, details: Details) -> None:
    """Note how the lead is reached now; earlier ways are kept, except for the company it was at."""
    _LEAVE_COMPANY.run(tx, team=team_id, lead=lead_id)
    _add(tx, team_id, lead_id, reach_of(details))


def know_too(tx: Transaction, team_id: str, lead_id: int, ways: Iterable[Reach]) -> None:
    """Note how the person is reached as well."""
    _add(tx, team_id, lead_id, ways)


def of_lead(tx: Transaction, team_id: str, lead_id: int) -> list[Reach]:
    return [Reach(*row) for row in _KNOWN.rows(tx, team=team_id, lead=lead_id)]


def ways_of_person(tx: Transaction, team_id: str, way: Reach) -> list[Reach]:
    """Return every way to reach the person of the leads that are reached so; only this one if different people are."""
    rows = [row for row in _WITH.rows(tx, team=team_id, way=way.key) if stands_for(way, row[1], "")]
    if len({person for _, _, person in rows}) != 1:
        return [way]
    found = distinct(*(of_lead(tx, team_id, lead_id) for lead_id, _, _ in rows))
    return [own for own in found if not own.is_domain and _is_own(tx, team_id, own, rows[0][2])]


def _is_own(tx: Transaction, team_id: str, way: Reach, person: str) -> bool:
    """Tell whether nobody else is reached so: a company's main number is not one person's."""
    rows = _WITH.rows(tx, team=team_id, way=way.key)
    return all(other == person for _, as_given, other in rows if stands_for(way, as_given, ""))


def _add(tx: Transaction, team_id: str, lead_id: int, ways: Iterable[Reach]) -> None:
    rows = [{"team_id": team_id, "lead_id": lead_id, **way._asdict()} for way in ways]
    if rows:
        insert_new(tx, tables.lead_key, rows)
