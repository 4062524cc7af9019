"""Somebody who looks at something, and what of it they may see."""

from dataclasses import dataclass

from bot.lead.people import MANAGERS, Person, Role
from bot.lead.record import Lead


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody looking at something, with the roles they hold."""

    person: Person
    roles: frozenset[Role]

    def sees_contact_details_of(self, lead: Lead) -> bool:
        """The originator, the owner and managers may; everybody else sees them masked."""
        return self.person.user_id in (lead.originator, lead.owner) or bool(self.roles & MANAGERS)
