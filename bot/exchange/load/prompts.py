"""The mornings on which marketers are asked about the leads of an import: a few each, so that no morning is flooded."""

from collections.abc import Callable
from datetime import datetime

from bot.cadence.rhythm import PROMPT_WORKING_DAYS

A_MORNING = 10
"""The drafts of one import that a marketer is asked about on one morning, each once."""

MOST_MORNINGS = 60
"""Drafts for which that would take longer are kept on the triage list, which is told of in one message."""

LAST = len(PROMPT_WORKING_DAYS) - 1
"""The last prompt: whoever does not answer it is told when the draft is closed as stale."""


def too_many(place: int) -> bool:
    """Tell whether a draft, counted from 0 among its marketer's of this import, is one too many to be asked about."""
    return place >= A_MORNING * MOST_MORNINGS


def asked_at(place: int, known: dict[int, datetime], morning: Callable[[int], datetime]) -> datetime:
    """Return when its marketer is asked about it (UTC); `morning` tells of a working day from now, counted from 1."""
    day = 1 + place // A_MORNING
    if day not in known:
        known[day] = morning(day)
    return known[day]
