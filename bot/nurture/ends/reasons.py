"""The reasons to close a lead after months of nurturing in which nothing came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.cadence.tracks.track import Track
from bot.lead.record import Lead

LONGEST_NOTE = 500
TRACK, REASON, NOTE = "again.track", "end.reason", "end.note"
"""The fields of the forms."""

SOMETHING_ELSE = "other"

END_REASONS: Mapping[str, str] = {
    "no_answer": "They never answered",
    "no_interest": "Not interested",
    "no_need": "They do not need it any more",
    "elsewhere": "They chose somebody else",
    "left": "Our contact has left",
    SOMETHING_ELSE: "Something else",
}
"""The reasons that a marketer can give, by their codes."""


@dataclass(frozen=True, slots=True)
class EndSheet:
    """The contents of both forms: the lead, the follow-up that asks to decide (0 for any), and the tracks to choose
    from, the suggested one first."""

    lead: Lead
    due_id: int = 0
    tracks: tuple[Track, ...] = field(default_factory=tuple)


def in_words(code: object) -> str:
    """Put a reason into words within a sentence: "they never answered"."""
    said = END_REASONS.get(str(code), "")
    return said[:1].lower() + said[1:]
