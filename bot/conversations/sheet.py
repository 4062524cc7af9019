"""The data behind the form for a conversation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.engagement.buying_group import Contact
from bot.lead.definition.questions import Question
from bot.lead.record import Lead

MOST_OFFERED = 50
"""Leads that the menu shows for what was typed; with more, it asks to type more."""


@dataclass(frozen=True, slots=True)
class ConversationSheet:
    """The contents of the form for a conversation; `today` is the ISO date where the workspace is."""

    lead: Lead
    group: Sequence[Contact]
    questions: Sequence[Question]
    spoke: str
    today: str
    learned: str = ""


@dataclass(frozen=True, slots=True)
class NewConversation:
    """A conversation as filled in: `on` is an ISO date, `newcomer` "Name, title" of somebody new, `stage` a number or
    empty where the record decides, `answers` go by question key, blank where nothing was heard;
    `picked` is what the menu carried for those with the ids."""

    on: str
    talked_by: str
    channel: str
    with_ids: Sequence[int]
    learned: str
    newcomer: str = ""
    stage: str = ""
    reason: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    picked: Sequence[str] = ()
