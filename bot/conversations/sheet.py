"""What the form for a conversation shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.engagement.buying_group import Contact
from bot.lead.definition import Question
from bot.lead.record import Lead


@dataclass(frozen=True, slots=True)
class TalkSheet:
    """What the form for a conversation shows; `today` is the ISO date where the workspace is."""

    lead: Lead
    group: Sequence[Contact]
    questions: Sequence[Question]
    talker: str
    today: str
    learned: str = ""
