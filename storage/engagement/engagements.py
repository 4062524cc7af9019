"""The engagement with a lead: its leader, the waste alarm raised about it, and moving it all to another lead."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, select, update

from bot.engagement.buying_group import Contact, same_name
from storage import due, tables
from storage.engagement import contacts
from storage.sql import Prepared, Transaction, given, insert_or_ignore

_engagement = tables.engagement.c
_TAKEN_OVER = ("title", "why", "referred_by", "place", "email", "phone")


@dataclass(frozen=True, slots=True)
class Engagement:
    """An engagement. `leader` is a user id, "" while there is none; `alarm_at` (UTC) is None while no alarm stands."""

    leader: str = ""
    alarm_at: datetime | None = None
    alarm_missing: Collection[str] = ()


_OURS = and_(_engagement.team_id == given("team"), _engagement.lead_id == given("lead"))
_FIELDS = Engagement.__dataclass_fields__
_OF_LEAD = Prepared(select(*[_engagement[name] for name in _FIELDS]).where(_OURS))
_ADD = insert_or_ignore(tables.engagement, "team_id", "lead_id", *_FIELDS)
_CHANGE = Prepared(update(tables.engagement).where(_OURS), *_FIELDS)


def of_lead(tx: Transaction, team_id: str, lead_id: int) -> Engagement:
    row = _OF_LEAD.first(tx, team=team_id, lead=lead_id)
    return Engagement(**row) if row else Engagement()


def save(tx: Transaction, team_id: str, lead_id: int, engagement: Engagement) -> None:
    values: dict[str, Any] = {"leader": engagement.leader, "alarm_at": engagement.alarm_at}
    values |= {"alarm_missing": list(engagement.alarm_missing)}
    if not _ADD.count(tx, team_id=team_id, lead_id=lead_id, **values):
        _CHANGE.run(tx, team=team_id, lead=lead_id, **values)


def hand_over(tx: Transaction, team_id: str, from_lead: int, to_lead: int) -> None:
    """Move contacts, conversations, meetings and their reminders to another lead that turns out to be the same.

    Somebody in both groups becomes one contact with both parts. The other lead's engagement leader stays, if it has
    one. Both leads have to be held.
    """
    mine = contacts.of_lead(tx, team_id, to_lead)
    same: dict[int, int] = {}
    for contact in contacts.of_lead(tx, team_id, from_lead):
        twin = next((other for other in mine if same_name(other.name, contact.name)), None)
        if twin:
            same[contact.id] = twin.id
            joined = replace(
                twin, parts=twin.parts | contact.parts, said={**contact.said, **twin.said}, **_lacking(twin, contact)
            )
            contacts.change(tx, team_id, joined)
            contacts.change(tx, team_id, replace(contact, removed=True))
    for table in (tables.conversation, tables.meeting):
        _hand_over_with(tx, table, team_id, from_lead, to_lead, same)
    _moving(tables.contact).run(tx, team=team_id, lead=from_lead, lead_id=to_lead)
    due.hand_over_meetings(tx, team_id, from_lead, to_lead)
    ours, theirs = of_lead(tx, team_id, to_lead), of_lead(tx, team_id, from_lead)
    if theirs.leader and not ours.leader:
        save(tx, team_id, to_lead, replace(ours, leader=theirs.leader))


def _lacking(twin: Contact, contact: Contact) -> dict[str, Any]:
    """Return what is known of one but not of the other, who is the same."""
    return {name: getattr(twin, name) or getattr(contact, name) for name in _TAKEN_OVER}


def _hand_over_with(
    tx: Transaction, table: Table, team_id: str, from_lead: int, to_lead: int, same: dict[int, int]
) -> None:
    for row_id, with_ids in _who_took_part(table).rows(tx, team=team_id, lead=from_lead):
        renamed = list(dict.fromkeys(same.get(number, number) for number in with_ids))
        _renaming(table).run(tx, team=team_id, row=row_id, with_ids=renamed)
    _moving(table).run(tx, team=team_id, lead=from_lead, lead_id=to_lead)


@cache
def _who_took_part(table: Table) -> Prepared:
    return Prepared(select(table.c.id, table.c.with_ids).where(_of(table)))


@cache
def _renaming(table: Table) -> Prepared:
    ours = (table.c.team_id == given("team"), table.c.id == given("row"))
    return Prepared(update(table).where(*ours), "with_ids")


@cache
def _moving(table: Table) -> Prepared:
    return Prepared(update(table).where(_of(table)), "lead_id")


def _of(table: Table) -> ColumnElement[bool]:
    return and_(table.c.team_id == given("team"), table.c.lead_id == given("lead"))
