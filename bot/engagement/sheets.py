"""The data behind the forms and pages about contacts and meetings, and what was filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.engagement.buying_group import Contact
from bot.engagement.meetings import Conversation, Meeting
from bot.lead.record import Lead


@dataclass(frozen=True, slots=True)
class GroupSheet:
    """A lead's group as somebody sees it. `people` includes removed contacts, who still appear in what was said."""

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
    """The contents of the forms for a meeting. Where `nobody_may_lead` the engagement, managers are asked who does."""

    lead: Lead
    group: GroupSheet
    nobody_may_lead: bool = False


@dataclass(frozen=True, slots=True)
class LeaderSheet:
    """The contents of the form for the engagement leader: who leads now, who could, and whether the reader may say of
    others that they can."""

    lead: Lead
    leader: str
    experienced: tuple[str, ...]
    may_tag: bool = False


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """The contents of the form for a contact; `contact` is None for a new one."""

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
"""The fields of the form for a contact, with their labels."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """A contact as filled in. Email and phone are None if the form did not show them."""

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
    """A meeting as filled in: an ISO date and "HH:MM" by the clocks of `zone`, which the form named; `reason` is a
    manager's override, and `picked` holds the menu's values for those with the ids. `parts` holds what part somebody
    plays who was unknown, by the contact's id, 0 for the newcomer, and `expert` who of us joins as one, if anybody."""

    day: str
    time: str
    with_ids: Sequence[int]
    newcomer: str = ""
    reason: str = ""
    picked: Sequence[str] = ()
    zone: str = ""
    parts: Mapping[int, str] = field(default_factory=dict)
    expert: str = ""


@dataclass(frozen=True, slots=True)
class MeetingChange:
    """A change as filled in: `what` is held, move, cancel or override; `note` the outcome or the reason; `drawn_from`
    is the mark of the meeting as the form showed it, "" if it does not say."""

    what: str
    day: str = ""
    time: str = ""
    note: str = ""
    drawn_from: str = ""
    zone: str = ""
