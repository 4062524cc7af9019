"""The requests made of Baton in the proofs: an act, for which roles, on leads in which stages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.lead.lifecycle import Stage
from bot.lead.people import MANAGERS, Person, Role
from storage.sql import Transaction

TEAMS = ("T1", "T2", "T3")
WHO = "U1"
"""One user id in all three workspaces."""

MARKETER, REP, MANAGER = frozenset({Role.MARKETER}), frozenset({Role.REP}), MANAGERS
MARKETING = MARKETER | MANAGER
"""Who may do what a lead with marketing waits for."""
ANYONE = frozenset(Role)
EVERY = frozenset(Stage)
WITH_MARKETING = frozenset({Stage.DRAFT, Stage.RETURNED, Stage.NURTURING})
UNDER_WAY = WITH_MARKETING | {Stage.OFFERED, Stage.ACCEPTED}
OFFERED = frozenset({Stage.OFFERED})
NURTURING = frozenset({Stage.NURTURING})
STALE = frozenset({Stage.STALE})


@dataclass(frozen=True, slots=True)
class Place:
    """A lead in one workspace with all that hangs on it."""

    team_id: str
    lead_id: int
    asking_id: int = 0
    suppression_id: int = 0
    proposal_id: int = 0
    contact_id: int = 0
    meeting_id: int = 0
    inquiry_id: int = 0
    deed_id: int = 0
    request_id: int = 0
    review_id: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Something a person asks for: for which roles, on leads in which stages, and the stage it leaves them in.

    `about` says whether it is about one lead, or one proposal; an act that is not works whatever stage any lead is
    in; `theirs` whether somebody with the roles has the lead in that stage, for acts that are kept to those; `wakes`
    whether a stale lead is a draft again; `reopens` whether one that marketing closed is; `bars` whether a lead that
    somebody works on is closed.
    """

    do: Callable[[Transaction, Person, Place], Any]
    roles: frozenset[Role]
    stages: frozenset[Stage] = EVERY
    to: Stage | None = None
    about: bool = True
    theirs: Callable[[frozenset[Role], Stage], bool] = lambda roles, stage: True
    wakes: bool = False
    reopens: bool = False
    bars: bool = False
