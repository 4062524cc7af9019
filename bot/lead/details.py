"""The details of a lead: the one list of what is typed, from which forms, storage, merging and search are derived."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Arrival:
    """A way a prospect came in. Attending something, or asking for sales, does not yet make an opportunity."""

    key: str
    label: str
    attendance: bool = False
    asked_for_sales: bool = False


ARRIVALS = (
    Arrival("asked", "Asked to talk to sales", asked_for_sales=True),
    Arrival("webinar", "Attended a webinar", attendance=True),
    Arrival("event", "Met at an event", attendance=True),
    Arrival("list", "On a list", attendance=True),
    Arrival("content", "Website or content"),
    Arrival("referral", "Referred to us"),
    Arrival("outreach", "We approached them"),
    Arrival("customer", "Already a customer"),
    Arrival("other", "Another way"),
)
ARRIVAL_BY_KEY: Mapping[str, Arrival] = {arrival.key: arrival for arrival in ARRIVALS}


@dataclass(frozen=True, slots=True)
class Detail:
    """The way a detail is asked for and compared. `longest` is in characters; `example` stands in the empty field. A
    `searched` detail is found by its words; a `private` one is not for everybody to see. `profile` names the part of
    the target profile it is compared with, `called` what a mismatch calls it; with `within`, one of the profile's words
    anywhere in it is a match."""

    label: str
    longest: int
    example: str = ""
    searched: bool = False
    private: bool = False
    profile: str = ""
    called: str = ""
    within: bool = False


def _detail(label: str, longest: int, example: str = "", **more: Any) -> Any:
    return field(default="", metadata={"detail": Detail(label, longest, example, **more)})


@dataclass(frozen=True, slots=True)
class Details:
    """The details of a lead as typed in the form, in the form's order."""

    name: str = field(metadata={"detail": Detail("Name", 150, "Jane Doe", searched=True)})
    company: str = _detail("Company", 150, "Acme Corp", searched=True)
    email: str = _detail("Email", 254, "jane@acme.example", private=True)
    title: str = _detail("Title", 150, "VP Operations", searched=True, profile="roles", called="role", within=True)
    phone: str = _detail("Phone", 50, "+1 555 0100", private=True)
    source: str = _detail("Source", 150, "Webinar Q3", searched=True)
    arrival: str = _detail("How they came in", 20)
    notes: str = _detail("Notes", 3000, "Anything else worth knowing", private=True)
    segment: str = _detail("Segment", 75, profile="segments", called="segment")
    geography: str = _detail("Region", 75, profile="geography", called="place")
    company_size: str = _detail("Company size", 75, profile="sizes", called="company size")
    tz: str = _detail("Time zone", 60)


DETAILS: Mapping[str, Detail] = {each.name: each.metadata["detail"] for each in fields(Details)}


def details_of(values: Mapping[str, Any]) -> Details:
    """Pick the details from values by name; those not there are empty."""
    return Details(**{name: str(values.get(name) or "") for name in DETAILS})


def said_in_words(name: str, value: str) -> str:
    """Put a detail into words: how they came in by its label, everything else as it was typed."""
    arrival = ARRIVAL_BY_KEY.get(value) if name == "arrival" else None
    return arrival.label if arrival else value
