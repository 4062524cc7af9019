"""A request to managers, as a record: to offer a lead despite the definition, or to be given a role."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.lead.people import Role
from bot.lead.team.sides import Side


class Wish(StrEnum):
    OFFER = "offer"
    ACCESS = "access"
    WHEN_AWAY = "when_away"
    """Baton asks what to do with a lead whose rep is away; granted is what was chosen."""


class RequestState(StrEnum):
    OPEN = "open"
    GRANTED = "granted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    """Nobody decided in time, or there is nothing left to decide."""


class Told(NamedTuple):
    """A place where a manager reads the request."""

    user: str
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request. `told` counts how often managers were told; `granted` is the role that was given, or what was chosen,
    "" for none. Times are UTC."""

    id: int
    team_id: str
    wish: Wish
    lead_id: int | None
    asked_by: str
    asked_at: datetime
    state: RequestState
    decided_by: str
    decided_at: datetime | None
    granted: str
    told: int
    messages: Sequence[Told]

    @property
    def waits(self) -> bool:
        return self.state is RequestState.OPEN


def side_of(roles: frozenset[Role]) -> Side:
    """Return the side whose managers somebody with these roles asks."""
    return Side.MARKETING if Role.MARKETER in roles or Role.REP not in roles else Side.SALES
