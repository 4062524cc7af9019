"""The lead and what belongs to it, as plain records for rules and views to work on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from bot.lead.details import DETAILS, Details
from bot.lead.lifecycle import Stage


@dataclass(frozen=True, slots=True)
class Answer:
    """One documented answer; `value` is the text, or the choice's key. A reopened answer counts as not
    given, but is still shown. `said_by` names who said it, `evidence` how we know; it is vetted once somebody
    has heard it again or has it in writing. Times are UTC."""

    key: str
    value: str
    documented_by: str
    documented_at: datetime
    reopened: bool = False
    said_by: str = ""
    evidence: str = ""
    vetted_by: str = ""
    vetted_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Lead(Details):
    """A lead as the tables know it. `stage_at` is when it came into its stage; `in_charge` is the marketer who has it
    for marketing, the originator until it is handed over; `owner` is the rep who has it for sales; `offer` counts
    how often it was offered; `decided_by` is the rep who last accepted or rejected it; `overridden_by` is the manager
    who offered it despite the definition; `merged_into` is the number of the lead this one turned out to be, and
    `bar_id` the entry of the do-not-contact list it was closed for, 0 for none. `routed_to` is the rep the latest offer
    is for, "" for everybody, and `reserved_until` when others may decide as well: see bot/routing.
    `source_id` is the known source that it is of, 0 for none, and `batch_id` the batch it came in: see bot/sources.
    A draft that only attended something is on the triage list since `triage_at`.
    `track` in its `track_version` is what it is nurtured by, `touch` the next of its touches. Times are UTC."""

    id: int
    team_id: str
    number: int
    stage: Stage
    stage_at: datetime
    originator: str
    created_at: datetime
    in_charge: str = ""
    owner: str = ""
    definition_version: int = 1
    maturity: int = 1
    worth: int = 0
    offer: int = 0
    reasons: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    decided_by: str = ""
    reject_code: str = ""
    reject_note: str = ""
    overridden_by: str = ""
    override_reason: str = ""
    track: str = ""
    track_version: int = 0
    touch: int = 0
    merged_into: int = 0
    bar_id: int = 0
    source_id: int = 0
    batch_id: int = 0
    routed_to: str = ""
    route_mode: str = "open"
    reserved_until: datetime | None = None
    route_group: int = 0
    triage_at: datetime | None = None
    erased_at: datetime | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @cached_property
    def label(self) -> str:
        """The name people call it by: "L-12"."""
        return f"L-{self.number}"

    @property
    def first_name(self) -> str:
        return (self.name.split() or [""])[0]

    @property
    def details(self) -> Details:
        return Details(**{name: getattr(self, name) for name in DETAILS})


class Listed(NamedTuple):
    """A lead in a list: as much of it as lists show, whose it is, and the date that matters there, if any, with what
    `comes` then. `also` names the lead that was looked for, where it turned out to be this one; `why` says, in mrkdwn,
    what puts it at its place, and `stands` where it stands, if more is known than its stage. Making a whole `Lead`
    takes twenty times as long. Times are UTC."""

    id: int
    number: int
    stage: Stage
    stage_at: datetime
    name: str
    company: str
    in_charge: str
    owner: str
    offer: int = 0
    date: str = ""
    also: str = ""
    comes: str = "follow-up"
    why: str = ""
    stands: str = ""

    @property
    def label(self) -> str:
        return f"L-{self.number}"

    @classmethod
    def of(cls, lead: Lead, date: str = "") -> "Listed":
        where = (lead.id, lead.number, lead.stage, lead.stage_at)
        return cls(*where, lead.name, lead.company, lead.in_charge, lead.owner, lead.offer, date)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a lead's history; `actor` is empty if it was the clock. `at` is UTC."""

    at: datetime
    kind: str
    actor: str
    data: Mapping[str, Any]
