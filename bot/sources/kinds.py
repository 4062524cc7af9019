"""The kinds of sources, and whose the people on a list were before."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of source; "" in the tables while nobody said."""

    WEBINAR = "webinar"
    EVENT = "event"
    FORM = "form"
    CONTENT = "content"
    LIST = "list"
    DISCUSSION = "discussion"
    REFERRAL = "referral"
    PARTNER = "partner"
    COLD_CALL = "cold_call"
    OTHER = "other"


class Origin(StrEnum):
    """The owner of a list before its people were leads; "" while nobody said."""

    OWN = "own"
    RENTED = "rented"
    BOUGHT = "bought"


@dataclass(frozen=True, slots=True)
class KindOfSource:
    """The word for a kind, the key of the way in which its leads usually come in ("" where that differs from lead to
    lead: see bot/lead/details.ARRIVALS), and whether being there does not make anybody an opportunity."""

    label: str
    arrival: str = ""
    attendance: bool = False


KINDS: Mapping[Kind, KindOfSource] = {
    Kind.WEBINAR: KindOfSource("Webinar", "webinar", attendance=True),
    Kind.EVENT: KindOfSource("Event or fair", "event", attendance=True),
    Kind.FORM: KindOfSource("Form on the website", "content"),
    Kind.CONTENT: KindOfSource("Website or content", "content"),
    Kind.LIST: KindOfSource("List of people", "list", attendance=True),
    Kind.DISCUSSION: KindOfSource("Discussion"),
    Kind.REFERRAL: KindOfSource("Referral", "referral"),
    Kind.PARTNER: KindOfSource("Partner", "referral"),
    Kind.COLD_CALL: KindOfSource("Cold call or mail", "outreach"),
    Kind.OTHER: KindOfSource("Something else"),
}

ORIGINS: Mapping[Origin, str] = {Origin.OWN: "Our own", Origin.RENTED: "Rented", Origin.BOUGHT: "Bought"}

_OF_ARRIVAL: Mapping[str, Kind] = {
    "webinar": Kind.WEBINAR,
    "event": Kind.EVENT,
    "list": Kind.LIST,
    "content": Kind.CONTENT,
    "referral": Kind.REFERRAL,
    "outreach": Kind.COLD_CALL,
}


def kind_of_arrival(arrival: str) -> str:
    """Return the kind that a new source is of when its first lead came in like that, or ""."""
    return _OF_ARRIVAL.get(arrival, "")


def arrival_of(kind: str) -> str:
    """Return the way in which leads of a source of that kind usually come in, or ""."""
    return KINDS[Kind(kind)].arrival if kind else ""


def is_attendance(kind: str) -> bool:
    """Tell whether being there does not make anybody an opportunity."""
    return bool(kind) and KINDS[Kind(kind)].attendance


def kind_label(kind: str) -> str:
    """Return the word for a kind, for people."""
    return KINDS[Kind(kind)].label if kind else "Not said"
