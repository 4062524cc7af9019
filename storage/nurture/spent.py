"""Spending of the caps and of a marketer's day: the touches planned, told or made with a person or company."""

from datetime import date, datetime

from sqlalchemy import and_, func, select, text

from bot.cadence.work import Work
from bot.lead.identity.sameness import keys_of
from bot.lead.record import Lead
from storage import tables
from storage.due import OPEN
from storage.sql import Prepared, Transaction, given, one_of

_due, _lead = tables.due.c, tables.lead.c
_OTHERS = (_lead.team_id == given("team"), _lead.id != given("lead"))
_PLANNED = (
    select(_due.day, _due.due_at, _due.state)
    .join(tables.due, and_(_due.lead_id == _lead.id, _due.team_id == _lead.team_id))
    .where(_due.kind == Work.FOLLOW_UP, one_of(_due.state, OPEN), *_OTHERS)
)
_IN_COMPANY = and_(_lead.company_key == given("company"), text("company_key <> ''"))
_OF_PERSON = {
    "email": and_(_lead.email_key == given("key"), text("email_key <> ''")),
    "phone": and_(_lead.phone_key == given("key"), text("phone_key <> ''")),
}
_OF_COMPANY = Prepared(_PLANNED.where(_IN_COMPANY))
_SAME_PERSON = {name: Prepared(_PLANNED.where(same)) for name, same in _OF_PERSON.items()}
_TAKEN = Prepared(
    select(_due.day, func.count())
    .where(
        _due.team_id == given("team"),
        _due.marketer == given("who"),
        text(tables.OPEN_FOLLOW_UP),
        _due.state == "pending",
        _due.due_at >= given("since"),
        _due.lead_id != given("lead"),
    )
    .group_by(_due.day)
)


def of_person(tx: Transaction, lead: Lead, today: date) -> list[date]:
    """Return the days of the other touches planned for the same person; one that was told may be made today."""
    keys = keys_of(lead.details)
    found = (
        row
        for name, statement in _SAME_PERSON.items()
        if (key := getattr(keys, name))
        for row in statement.rows(tx, team=lead.team_id, lead=lead.id, key=key)
    )
    return [_day(day, due_at, state, today) for day, due_at, state in found]


def of_company(tx: Transaction, lead: Lead, today: date) -> list[date]:
    """Return the same for everybody at the lead's company."""
    company = keys_of(lead.details).company
    rows = _OF_COMPANY.rows(tx, team=lead.team_id, lead=lead.id, company=company) if company else ()
    return [_day(day, due_at, state, today) for day, due_at, state in rows]


def _day(day: str, due_at: datetime, state: str, today: date) -> date:
    if state == "told":
        return today
    return max(date.fromisoformat(day) if day else due_at.date(), today)


def taken(tx: Transaction, lead: Lead, marketer: str, since: datetime) -> dict[date, int]:
    """Count what is planned for a marketer, the lead itself left out, from `since` (UTC) on, by their days."""
    rows = _TAKEN.rows(tx, team=lead.team_id, lead=lead.id, who=marketer, since=since)
    return {date.fromisoformat(day): count for day, count in rows if day}
