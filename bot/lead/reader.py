"""Somebody who looks at a lead, and how much of it they may see: the one place where that is decided."""

from dataclasses import dataclass

from bot.lead.details import DETAILS
from bot.lead.identity.contact_details import mask_email, mask_phone
from bot.lead.people import MANAGERS, Person, Role
from bot.lead.record import Lead

_MASKS = {"email": mask_email, "phone": mask_phone}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who looks at something, with the roles they hold. Contact details of a lead whom nobody may contact are
    `withheld` from all but managers, who keep the list. Whoever `covers` for the owner sees what the owner does."""

    person: Person
    roles: frozenset[Role] = frozenset()
    withheld: bool = False
    covers: bool = False

    def sees_contact_details_of(self, lead: Lead) -> bool:
        """Tell whether they see them: those who brought it in, have it, or manage do; all others see them masked."""
        theirs = bool(self.person.user_id) and self.person.user_id in (lead.originator, lead.in_charge, lead.owner)
        return ((theirs or self.covers) and not self.withheld) or bool(self.roles & MANAGERS)

    def sees(self, lead: Lead, name: str) -> bool:
        """Tell whether this reader may see a detail of the lead as it is; `name` is one of `DETAILS`."""
        return not DETAILS[name].private or self.sees_contact_details_of(lead)

    def seen(self, lead: Lead, name: str) -> str:
        """Return a detail of the lead as it is, or masked, as this reader may see it. Notes are shown whole or not."""
        value: str = getattr(lead, name)
        return value if self.sees(lead, name) else _MASKS.get(name, lambda _: "")(value)


A_CHANNEL = Reader(Person("", ""))
"""Anybody who reads a channel: nobody knows who that is."""
