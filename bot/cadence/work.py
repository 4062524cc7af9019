"""The kinds of work that come due, by which the clock knows what to do."""

from enum import StrEnum


class Work(StrEnum):
    PROMPT = "prompt"
    FOLLOW_UP = "follow_up"
    MEETING = "meeting"
