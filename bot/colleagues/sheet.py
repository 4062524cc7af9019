"""The data behind what the other leads at a company taught."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.engagement.meetings import Conversation
from bot.lead.definition.questions import Definition
from bot.lead.record import Lead

MOST = 12
"""Leads of a company that are looked at, the newest; the others are counted."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Another lead at the company, with what was learned in conversations, latest first."""

    lead: Lead
    conversations: Sequence[Conversation] = ()


@dataclass(frozen=True, slots=True)
class ColleaguesSheet:
    """A lead and those at the same company; `more` counts the earlier ones that are left out."""

    lead: Lead
    definition: Definition
    colleagues: Sequence[Colleague] = ()
    more: int = 0
