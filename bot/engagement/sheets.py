"""What the forms and pages about contacts and meetings show, and what was filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.engagement.buying_group import Contact
from bot.engagement.meetings import Conversation, Meeting
from bot.lead.record import Lead


@dataclass(frozen=True, slots=True)
class GroupSheet:
    """A lead's group as somebody looks at it. `people` holds removed contacts too: what was said stays said."""

    group: Sequence[Contact] = ()
    people: Mapping[int, Contact] = field(default_factory=dict)
    conversations: Sequence[Conversation] = ()
    meetings: Sequence[Meeting] = ()
    leader: str = ""
    may_engage: bool = False
    may_override: bool = False
    sees_contact_details: bool = False
    tz: str = "UTC"


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """What the forms for a meeting show."""

    lead: Lead
    group: GroupSheet


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """What the form for a contact shows; `contact` is None for a new one."""

    lead: Lead
    contact: Contact | None = None
    sees_contact_details: bool = False


CONTACT_LABELS: Mapping[str, str] = {
    "contact.name": "Who is it?",
    "contact.title": "Title",
    "contact.parts": "What part do they play?",
    "contact.place": "Where in the company?",
    "contact.why": "How did they come to join, and why?",
    "contact.referred_by": "Referred by",
    "contact.email": "Email",
    "contact.phone": "Phone",
}
"""The fields of the form for a contact, and what stands above them."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """What was filled in about somebody. Email and phone are None where the form did not show them."""

    name: str
    title: str = ""
    parts: Sequence[str] = ()
    why: str = ""
    referred_by: str = ""
    place: str = ""
    email: str | None = None
    phone: str | None = None
    remove: bool = False


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """What was filled in: an ISO date, "HH:MM", both where the workspace is; `reason` is a manager's override,
    and `picked` what the menu carried for those with the ids."""

    day: str
    time: str
    kind: str
    with_ids: Sequence[int]
    newcomer: str = ""
    reason: str = ""
    picked: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class MeetingChange:
    """What was filled in: `what` is held, move, cancel or override; `note` the outcome or the reason; `drawn_from` is
    the mark of the meeting as the form showed it, empty where it does not say."""

    what: str
    day: str = ""
    time: str = ""
    note: str = ""
    drawn_from: str = ""
