"""What a person looks at: a lead with all that belongs to it, a form to fill in, a list, the Home tab."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.rules.definition import Definition, Question
from bot.rules.engagement import GroupSheet
from bot.rules.lead import Event, Lead, Listed
from bot.rules.people import MANAGERS, Person, Role


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody looking at something, with the roles they hold."""

    person: Person
    roles: frozenset[Role]

    def sees_contact_details_of(self, lead: Lead) -> bool:
        """The originator, the owner and managers may; everybody else sees them masked."""
        return self.person.user_id in (lead.originator, lead.owner) or bool(self.roles & MANAGERS)


@dataclass(frozen=True, slots=True)
class LeadSheet:
    """A lead with its definition, history and group, looked at `now`. `next_date` is the next prompt or follow-up.
    Times are UTC."""

    lead: Lead
    definition: Definition
    reader: Reader
    now: datetime
    events: Sequence[Event] = ()
    next_date: datetime | None = None
    group: GroupSheet = field(default_factory=GroupSheet)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The questions to ask about a lead now; what was answered before is shown in the form.

    `typed` holds what this person typed the last time and did not save, `cautions` what about the lead is outside
    the target profile.
    """

    lead: Lead
    questions: Sequence[Question]
    typed: Mapping[str, str] = field(default_factory=dict)
    cautions: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """One answer to correct; `names` are the people at the prospect's who may have said it."""

    lead: Lead
    question: Question
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class ScriptSheet:
    """What is to be asked on the next call about a lead."""

    lead: Lead
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class HomeSheet:
    """What somebody's Home tab shows; only the lists their roles give them are filled. `to_sign` is the id of the
    proposal that waits for this manager's signature, 0 for none."""

    reader: Reader
    managers: Sequence[str] = ()
    drafts: Sequence[Listed] = ()
    returned: Sequence[Listed] = ()
    waiting: Sequence[Listed] = ()
    follow_ups: Sequence[Listed] = ()
    to_decide: Sequence[Listed] = ()
    owned: Sequence[Listed] = ()
    held_back: Sequence[str] = ()
    to_sign: int = 0


@dataclass(frozen=True, slots=True)
class SettingsSheet:
    """The workspace's settings as a manager sees them."""

    sales_channel: str = ""
    marketing_channel: str = ""
    tz: str = "UTC"
    digest_weekday: int = 0
    digest_hour: int = 9
    members: Mapping[Role, Sequence[str]] = field(default_factory=dict)
    experienced: Sequence[str] = ()
