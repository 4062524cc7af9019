"""What the form for who a lead is shows to whoever corrects it."""

from dataclasses import dataclass

from bot.lead.definition.questions import TargetProfile
from bot.lead.reader import Reader
from bot.lead.record import Lead

MORE_NOTES = "more_notes"
"""The field that adds to notes which the reader cannot see."""


@dataclass(frozen=True, slots=True)
class IdentitySheet:
    """The lead as somebody may see it, and the profile it is held against."""

    lead: Lead
    profile: TargetProfile
    reader: Reader
