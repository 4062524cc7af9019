"""The data behind the form that corrects who a lead is."""

from dataclasses import dataclass

from bot.lead.definition.questions import TargetProfile
from bot.lead.reader import Reader
from bot.lead.record import Lead

MORE_NOTES = "more_notes"
"""The field that adds to notes the reader cannot see."""


@dataclass(frozen=True, slots=True)
class IdentitySheet:
    """The lead as somebody may see it, and the profile it is compared with."""

    lead: Lead
    profile: TargetProfile
    reader: Reader
