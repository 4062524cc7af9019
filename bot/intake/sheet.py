"""The data behind the forms of intake: the one that corrects who a lead is, and two leads side by side."""

from dataclasses import dataclass

from bot.lead.definition.questions import Definition, TargetProfile
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


@dataclass(frozen=True, slots=True)
class Beside:
    """One of two leads side by side, as its `reader` may see it, with how many contacts, conversations and meetings it
    has."""

    lead: Lead
    reader: Reader
    contacts: int = 0
    conversations: int = 0
    meetings: int = 0


@dataclass(frozen=True, slots=True)
class MergeSheet:
    """Two leads that are to be one: what `other` has goes to the one that is `kept`. `offer` and `note` are those of
    the rejection it comes from; `by_hand`, it comes from none."""

    other: Beside
    kept: Beside
    definition: Definition
    offer: int = 0
    note: str = ""
    by_hand: bool = False
