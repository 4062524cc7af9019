"""Suggesting whom to talk to instead: the right person joins the buying group, with sales' word as the reason."""

from dataclasses import dataclass

from bot.engagement.buying_group import Contact, group_of, named, same_name
from bot.engagement.may_invite import require_may_join
from bot.lead.form_checks import LONGEST
from bot.lead.kinds import EventKind
from bot.lead.people import Person
from bot.lead.record import Lead
from storage import history
from storage.engagement import contacts
from storage.sql import Transaction

_WHY = "Sales says that this is the right person to talk to"


@dataclass(frozen=True, slots=True)
class Suggested:
    """The contact that somebody suggested, 0 for one who is only named in an answer; `is_new` if they just joined."""

    contact_id: int
    is_new: bool


def suggest(tx: Transaction, by: Person, lead: Lead, text: str) -> Suggested | None:
    """Add "Name, title" to the lead's group unless they are in it; None for nobody. Raises BarredError."""
    name, title = named(text)
    if not name:
        return None
    known = group_of(lead, contacts.of_lead(tx, lead.team_id, lead.id))
    found = next((contact for contact in known if same_name(contact.name, name)), None)
    if found:
        return Suggested(found.id, is_new=False)
    require_may_join(tx, lead, name)
    added = contacts.add(tx, lead, Contact(0, name, title, why=_WHY), by.user_id)
    history.record(tx, lead, EventKind.CONTACT_ADDED, by.user_id, name=name)
    return Suggested(added, is_new=True)


def name_problem(text: str) -> str:
    """Say what is wrong with "Name, title" of somebody to talk to; "" if nothing is."""
    name, title = named(text)
    if text.strip() and not name:
        return "Please begin with the name, for example: Maria Lopez, COO."
    if max(len(name), len(title)) > LONGEST["name"]:
        return f"Please keep name and title under {LONGEST['name']} characters each."
    return ""
