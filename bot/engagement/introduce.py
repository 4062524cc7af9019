"""Contacts: adding somebody to a lead's buying group, saying who they are, and taking them out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.engagement.buying_group import PART_WORDS, PROSPECT, Contact, Part, named, no_longer, same_name
from bot.engagement.hear_out import hear_out
from bot.engagement.may_invite import barred_problems, require_may_join
from bot.engagement.sheets import CONTACT_LABELS, Introduction
from bot.engagement.take_stock import engaged, take_stock
from bot.lead.access import lead_of
from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.form_checks import LONGEST
from bot.lead.identity.contact_details import email_problem, phone_problem
from bot.lead.kinds import EventKind
from bot.lead.meanwhile import ChangedMeanwhileError, made
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.slack.filled import Filled, alike
from bot.slack.text import esc, person
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
    _check_list(tx, by, said, Contact(0, ""))
    require_may_join(tx, lead, said.name, said.email, said.phone)
    added = replace(_as_said(Contact(0, ""), said), edited=True)
    added = replace(added, id=contacts.add(tx, lead, added, by.user_id))
    history.record(tx, lead, EventKind.CONTACT_ADDED, by.user_id, name=added.name)
    take_stock(tx, hear_out(tx, lead, by, added, added.parts), by)


def change_contact(
    tx: Transaction, by: Person, contact_id: int, said: Introduction, key: str, form: Filled | None = None
) -> int:
    """Change what is known of somebody, or take them out; meetings they held up go ahead if that is enough.

    With a `form`, only what was changed in it is written. Returns the lead's id. Idempotent by `key`. Raises
    FieldProblems by field, and ChangedMeanwhileError where somebody else changed the same.
    """
    lead, _ = engaged(tx, by, contacts.lead_id_of(tx, by.team_id, contact_id))
    if not inbox.receive(tx, by.team_id, key):
        return lead.id
    group = contacts.gather(tx, lead, by.user_id)
    known = next((contact for contact in group if contact.id == contact_id), None)
    if known is None:
        raise NoSuchContactError
    if form:
        if lines := list(_changed_by_others(tx, by, lead, known, form)):
            raise ChangedMeanwhileError(lines)
        said = _with_the_rest(known, said, form)
    _check(group, said, contact_id)
    _check_list(tx, by, said, known)
    if said.remove and PROSPECT in known.said:
        raise FieldProblems({"contact.remove": "That is the lead's own contact, so they stay in the group."})
    changed = replace(known, removed=True) if said.remove else _as_said(known, said)
    if changed != known:
        if not said.remove:
            require_may_join(tx, lead, changed.name, changed.email, changed.phone)
        contacts.change(tx, by.team_id, replace(changed, edited=True))
        kind = EventKind.CONTACT_REMOVED if said.remove else EventKind.CONTACT_CHANGED
        history.record(tx, lead, kind, by.user_id, name=known.name, contact_id=known.id)
        if not said.remove:
            hear_out(tx, lead, by, changed, changed.parts - known.parts)
    take_stock(tx, lead_of(tx, by, lead.id), by)
    return lead.id


def _changed_by_others(tx: Transaction, by: Person, lead: Lead, known: Contact, form: Filled) -> Iterator[str]:
    """Say what somebody else has changed since, as far as it clashes with what this person changed.

    A contact with another name is somebody else, of whom this person said nothing; and they take somebody out as the
    form showed them, so any change clashes with that.
    """
    now = {f"contact.{name}": value for name, value in _said_of(known).items()}
    clashing, mine = form.clashes(now), form.changed
    moved = [name for name in now if name in form.shown and not form.drawn_from(name, now[name])]
    if mine and "contact.name" in moved and not alike(mine.get("contact.name", ""), known.name):
        clashing = ["contact.name", *(name for name in clashing if name != "contact.name")]
    for name in moved if "contact.remove" in mine else clashing:
        words = now[name] if isinstance(now[name], str) else ", ".join(PART_WORDS[Part(part)][0] for part in now[name])
        yield made(_who_changed(tx, lead, known), CONTACT_LABELS[name], str(words), reader=by.user_id)


def _who_changed(tx: Transaction, lead: Lead, known: Contact) -> str:
    """Return whoever last changed them; if nobody did, whoever gave the answer that names them."""
    said = history.latest_about(tx, lead, (EventKind.CONTACT_CHANGED, EventKind.CONTACT_REMOVED), contact_id=known.id)
    answers = [lead.answers[key] for key in known.said if key in lead.answers]
    return said.actor if said else answers[0].documented_by if answers else ""


def _with_the_rest(known: Contact, said: Introduction, form: Filled) -> Introduction:
    """Return what was said, completed with what is known where nothing was changed."""
    mine = {name.removeprefix("contact.") for name in form.changed}
    rest = {name: value for name, value in _said_of(known).items() if name not in mine}
    return replace(said, **rest | {name: None for name in ("email", "phone") if name not in mine})


def _said_of(known: Contact) -> dict[str, Any]:
    return {**{name: getattr(known, name) for name in _LONGEST}, "parts": sorted(known.parts)}


class NoSuchContactError(HandoffError):
    def __init__(self) -> None:
        super().__init__("They are no longer in the group. Please open *Details* again: it shows who is.")


def with_newcomer(tx: Transaction, lead: Lead, by: Person, ids: Sequence[int], newcomer: str) -> list[int]:
    """Return the ids, with that of a newcomer named as "Name, title" who joins the group now."""
    name, title = named(newcomer)
    if not name:
        return list(ids)
    require_may_join(tx, lead, name)
    added = contacts.add(tx, lead, Contact(0, name, title), by.user_id)
    history.record(tx, lead, EventKind.CONTACT_ADDED, by.user_id, name=name)
    return [*ids, added]


def still_there(tx: Transaction, lead: Lead, picked: Sequence[str]) -> None:
    """Raise ChangedMeanwhileError if somebody picked from a menu is no longer in the group, or is somebody else now."""
    gone = no_longer(picked, contacts.of_lead(tx, lead.team_id, lead.id)) if picked else []
    if gone:
        raise ChangedMeanwhileError(_what_became(one, _who_changed(tx, lead, one)) for one in gone)


def _what_became(contact: Contact, by: str) -> str:
    who = person(by) if by else "Somebody"
    if contact.removed:
        return f"{who} took *{esc(contact.name, 150)}* out of the group"
    return f"{who} replaced somebody you picked with *{esc(contact.name, 150)}*"


def newcomer_problem(group: Sequence[Contact], newcomer: str) -> str:
    """Say what is wrong with "Name, title" of somebody new; "" if nothing is."""
    name, title = named(newcomer)
    if newcomer.strip() and not name:
        return "Please begin with the name, for example: Maria Lopez, COO."
    if max(len(name), len(title)) > LONGEST["name"]:
        return f"Please keep name and title under {LONGEST['name']} characters each."
    if any(same_name(contact.name, name) for contact in group):
        return f"{name} is already in the group; please pick them above."
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
        problems["contact.name"] = (
            "Somebody with that name is already in the group. Please change that contact instead."
        )
    if said.email and (problem := email_problem(said.email)):
        problems["contact.email"] = problem
    if said.phone and (problem := phone_problem(said.phone)):
        problems["contact.phone"] = problem
    for name, longest in _LONGEST.items():
        if len(getattr(said, name) or "") > longest:
            problems[f"contact.{name}"] = f"Please keep this under {longest} characters."
    if problems and not said.remove:
        raise FieldProblems(problems)


def _check_list(tx: Transaction, by: Person, said: Introduction, known: Contact) -> None:
    """Take no address or number by which nobody may be contacted; one that was there before stays."""
    email, phone = (new if new != old else "" for new, old in ((said.email, known.email), (said.phone, known.phone)))
    if not said.remove and (problems := barred_problems(tx, by.team_id, email, phone)):
        raise FieldProblems(problems)


_LONGEST = {"name": 150, "title": 150, "why": 500, "referred_by": 150, "place": 150, "email": 254, "phone": 50}
