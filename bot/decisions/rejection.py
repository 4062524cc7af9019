"""A rejection: what the form is drawn from, and what a rep filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.cadence.coming import Coming
from bot.cadence.tracks.defaults import DISCOVER
from bot.cadence.tracks.track import DEFAULT_TRACKS, Track
from bot.lead.definition.questions import Definition
from bot.lead.record import Lead
from bot.team.rep import Rep


class Farmer(NamedTuple):
    """The rep who has a company already, and the label of the lead by which; "" for one who is there for its kind.
    While they are away, others may take what is meant for them."""

    user_id: str
    through: str
    is_away: bool = False


class ToReject(NamedTuple):
    """A lead that a rep, the `reader`, is about to reject: whether there is any way to bar them by, the day to suggest
    for when the time is right (ISO), when marketing would follow up for the reason that was chosen, who has the company
    already, the managers of sales, the track that the reason leads to, and how many working days before a date that was
    named marketing follows up."""

    lead: Lead
    definition: Definition
    can_be_barred: bool = True
    until: str = ""
    coming: Coming | None = None
    farmer: Farmer | None = None
    managers: Sequence[str] = ()
    reader: str = ""
    track: Track | None = None
    tracks: Sequence[Track] = ()
    early_days: int = 0


class WhoseCustomer(NamedTuple):
    """A customer's closed lead, and the reps who can be given it."""

    lead: Lead
    reps: Sequence[Rep] = ()


REP = "customer.rep"
"""The field of the form in which one of these is picked."""


class SentBack(NamedTuple):
    """The rest that marketing hears of a lead that sales sent back: when the first follow-up comes, which questions are
    asked `again`, the track, and for a wrong person, whom sales suggested, with the contact's id if they are known."""

    coming: Coming | None = None
    again: Sequence[str] = ()
    wrong_person: bool = False
    suggested: str = ""
    contact_id: int = 0
    track: Track = DEFAULT_TRACKS[DISCOVER]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A rejection as filled in; `until` is an ISO date or empty, `fix` the questions whose answers are wrong, and
    `same_as` the number of the lead this one duplicates, if given; `seen` is the stamp of both as they stood side by
    side. `right_person` is "Name, title" of whom to talk to instead. It is about that `offer`; 0 is any."""

    code: str
    note: str = ""
    until: str = ""
    fix: Sequence[str] = ()
    same_as: str = ""
    seen: str = ""
    right_person: str = ""
    offer: int = 0
    track: str = ""
