"""A lead's contacts: read as records, removed ones on request, changed one at a time."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import and_, select, update

from bot.engagement.buying_group import PROSPECT, Contact, Part, seeded
from bot.lead.details import Details
from bot.lead.identity.given import Given, given_for, given_of_contact
from bot.lead.record import Lead
from storage import tables
from storage.intake import given as given_keys
from storage.sql import Prepared, Transaction, given, insert

_contact = tables.contact.c
_OF_LEAD = Prepared(
    select(*[_contact[name] for name in Contact.__dataclass_fields__])
    .where(_contact.team_id == given("team"), _contact.lead_id == given("lead"))
    .order_by(_contact.id)
)
_FIELDS = [name for name in Contact.__dataclass_fields__ if name != "id"]
_ADD = insert(tables.contact, *_FIELDS, "team_id", "lead_id", "added_by", "added_at", returning="id")
_THIS = and_(_contact.team_id == given("team"), _contact.id == given("contact"))
_CHANGE = Prepared(update(tables.contact).where(_THIS), *_FIELDS)
_TAKE_OUT = Prepared(update(tables.contact).where(_THIS, _contact.lead_id == given("lead")).values(removed=True))
_LEAD_ID_OF = Prepared(select(_contact.lead_id).where(_THIS))


def of_lead(tx: Transaction, team_id: str, lead_id: int) -> list[Contact]:
    """Return all contacts of a lead, removed ones too: meetings and conversations still name them."""
    return [_record(row) for row in _OF_LEAD.all(tx, team=team_id, lead=lead_id)]


def _record(row: Mapping[Any, Any]) -> Contact:
    return Contact(**{**row, "parts": frozenset(Part(part) for part in row["parts"])})


def _row(contact: Contact) -> dict[str, Any]:
    row = {name: getattr(contact, name) for name in _FIELDS}
    return {**row, "parts": sorted(contact.parts), "said": dict(contact.said)}


def add(tx: Transaction, lead: Lead, contact: Contact, by: str) -> int:
    row = {**_row(contact), "team_id": lead.team_id, "lead_id": lead.id, "added_by": by, "added_at": tx.now}
    contact_id: int = _ADD.value(tx, **row)
    given_keys.learn(tx, lead.team_id, lead.id, _given_for(contact))
    return contact_id


def change(tx: Transaction, team_id: str, contact: Contact) -> None:
    if found := _given_for(contact):
        given_keys.learn(tx, team_id, lead_id_of(tx, team_id, contact.id), found)
    _CHANGE.run(tx, team=team_id, contact=contact.id, **_row(contact))


def take_out(tx: Transaction, team_id: str, lead_id: int, contact_id: int) -> None:
    """Take somebody out of the lead's group, as if they had never been in it."""
    _TAKE_OUT.run(tx, team=team_id, lead=lead_id, contact=contact_id)


def _given_for(contact: Contact) -> set[Given]:
    """Return what the lead is recognised by through this contact, who may be the lead itself."""
    if PROSPECT in contact.said:
        return given_for(Details(contact.name, email=contact.email, phone=contact.phone))
    return given_of_contact(contact.email, contact.phone)


def gather(tx: Transaction, lead: Lead, by: str) -> list[Contact]:
    """Save those the lead's answers name but the group lacks; returns the group as it is then, without those removed.
    The lead has to be held: two acts at a time would each add them."""
    known = of_lead(tx, lead.team_id, lead.id)
    wanted = seeded(lead, known)
    if wanted == known:
        return [contact for contact in known if not contact.removed]
    for contact in wanted:
        if not contact.id:
            add(tx, lead, contact, by)
        elif contact not in known:
            change(tx, lead.team_id, contact)
    return [contact for contact in of_lead(tx, lead.team_id, lead.id) if not contact.removed]


def lead_id_of(tx: Transaction, team_id: str, contact_id: int) -> int:
    """Return the lead a contact belongs to; 0 if there is no such contact in the workspace."""
    return _LEAD_ID_OF.value(tx, team=team_id, contact=contact_id) or 0
