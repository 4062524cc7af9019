"""The things that end a lead's track at once, and the time after which somebody comes back to a conversation."""

from collections.abc import Mapping
from enum import StrEnum

TALK_WORKING_DAYS = 5
"""Working days from what was heard last in a conversation to the day on which its marketer is asked how it goes."""


class Why(StrEnum):
    """A reason to stop sending touches. Where they talk with us, the lead stays with marketing, in conversation."""

    REPLIED = "replied"
    MEETING = "meeting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    BARRED = "barred"
    MERGED = "merged"
    CLOSED = "closed"


TALKING = frozenset({Why.REPLIED, Why.MEETING})
"""The reasons after which marketing and the prospect are in conversation."""

WHY_WORDS: Mapping[Why, str] = {
    Why.REPLIED: "they are talking with us",
    Why.MEETING: "a meeting with them is planned",
    Why.OFFERED: "sales has been offered it",
    Why.ACCEPTED: "sales has accepted it",
    Why.BARRED: "nobody may contact them",
    Why.MERGED: "it is another lead",
    Why.CLOSED: "it was closed",
}
