"""Contacts: adding somebody to a lead's buying group, saying who they are, taking them out of it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.engagement.buying_group import PROSPECT, Contact, Part, named, same_name
from bot.engagement.sheets import Introduction
from bot.engagement.take_stock import engaged, take_stock
from bot.lead.access import lead_of
from bot.lead.errors import FieldProblems
from bot.lead.form_checks import LONGEST
from bot.lead.identity.contact_details import email_problem, phone_problem
from bot.lead.kinds import EventKind
from bot.lead.people import Person
from bot.lead.record import Lead
from storage import history, inbox
from storage.engagement import contacts
from storage.sql import Transaction


def add_contact(tx: Transaction, by: Person, lead_id: int, said: Introduction, key: str) -> None:
    """Add somebody to the group. Idempotent by `key`. Raises FieldProblems by field."""
    lead, _ = engaged(tx, by, lead_id)
    if not inbox.receive(tx, by.team_id, key):
        return
    group = contacts.gather(tx, lead, by.user_id)
    _check(group, said, 0)
    contacts.add(tx, lead, replace(_as_said(Contact(0, ""), said), edited=True), by.user_id)
    history.record(tx, lead, EventKind.CONTACT_ADDED, by.user_id, name=said.name.strip())
    take_stock(tx, lead, by)


def change_contact(tx: Transaction, by: Person, contact_id: int, said: Introduction, key: str) -> int:
    """Change what is known of somebody, or take them out; meetings they held up go ahead when that is enough.

    Returns the lead's id. Idempotent by `key`. Raises FieldProblems by field.
    """
    lead, _ = engaged(tx, by, contacts.lead_id_of(tx, by.team_id, contact_id))
    if not inbox.receive(tx, by.team_id, key):
        return lead.id
    group = contacts.gather(tx, lead, by.user_id)
    known = next((contact for contact in group if contact.id == contact_id), None)
    if known is None:
        raise FieldProblems({"contact.name": "They have been taken out of the group meanwhile."})
    _check(group, said, contact_id)
    if said.remove and PROSPECT in known.said:
        raise FieldProblems({"contact.remove": "They are the lead itself, so they stay in its group."})
    changed = replace(known, removed=True) if said.remove else _as_said(known, said)
    if changed != known:
        contacts.change(tx, by.team_id, replace(changed, edited=True))
        history.record(
            tx,
            lead,
            EventKind.CONTACT_REMOVED if said.remove else EventKind.CONTACT_CHANGED,
            by.user_id,
            name=known.name,
        )
    take_stock(tx, lead_of(tx, by, lead.id), by)
    return lead.id


def with_newcomer(tx: Transaction, lead: Lead, by: Person, ids: Sequence[int], newcomer: str) -> list[int]:
    """The ids, with that of somebody named as "Name, title" who joins the group now."""
    name, title = named(newcomer)
    if not name:
        return list(ids)
    added = contacts.add(tx, lead, Contact(0, name, title), by.user_id)
    history.record(tx, lead, EventKind.CONTACT_ADDED, by.user_id, name=name)
    return [*ids, added]


def newcomer_problem(group: Sequence[Contact], newcomer: str) -> str:
    """What is wrong with "Name, title" of somebody new, empty when nothing is."""
    name, title = named(newcomer)
    if newcomer.strip() and not name:
        return "Please begin with the name: for example Maria Lopez, COO."
    if max(len(name), len(title)) > LONGEST["name"]:
        return f"Please keep name and title under {LONGEST['name']} characters each."
    if any(same_name(contact.name, name) for contact in group):
        return f"{name} is in the group already; please pick them above."
    return ""


def _as_said(known: Contact, said: Introduction) -> Contact:
    return replace(
        known,
        name=" ".join(said.name.split()),
        title=said.title.strip(),
        parts=frozenset(part for part in Part if part in said.parts),
        why=said.why.strip(),
        referred_by=said.referred_by.strip(),
        place=said.place.strip(),
        email=known.email if said.email is None else said.email.strip(),
        phone=known.phone if said.phone is None else said.phone.strip(),
    )


def _check(group: Sequence[Contact], said: Introduction, own_id: int) -> None:
    problems = {}
    if not said.name.strip():
        problems["contact.name"] = "Who is it? A name is needed; a first name will do."
    elif any(same_name(other.name, said.name) and other.id != own_id for other in group):
        problems["contact.name"] = "Somebody of that name is in the group already. Please change that contact instead."
    if said.email and (problem := email_problem(said.email)):
        problems["contact.email"] = problem
    if said.phone and (problem := phone_problem(said.phone)):
        problems["contact.phone"] = problem
    for name, longest in _LONGEST.items():
        if len(getattr(said, name) or "") > longest:
            problems[f"contact.{name}"] = f"Please keep this under {longest} characters."
    if problems and not said.remove:
        raise FieldProblems(problems)


_LONGEST = {"name": 150, "title": 150, "why": 500, "referred_by": 150, "place": 150, "email": 254, "phone": 50}
