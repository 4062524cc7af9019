"""Signing a lead definition: one manager of marketing and one of sales, each for their own side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.lead.definition.questions import Definition
from bot.lead.people import Role


class Side(StrEnum):
    MARKETING = "marketing"
    SALES = "sales"


MANAGER_OF = {Side.MARKETING: Role.MARKETING_MANAGER, Side.SALES: Role.SALES_MANAGER}

Managers = Mapping[Side, Sequence[str]]


class State(StrEnum):
    OPEN = "open"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    EFFECTIVE = "effective"


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature; `at` is UTC."""

    side: Side
    user_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Proposal:
    """A definition somebody proposed. `replaces` is the version in force at the time; `version` the one it became,
    0 while it has not. Times are UTC."""

    id: int
    definition: Definition
    replaces: int
    proposed_by: str
    proposed_at: datetime
    state: State
    closed_at: datetime | None = None
    version: int = 0
    signatures: tuple[Signed, ...] = ()

    @property
    def signed_by(self) -> dict[Side, str]:
        return {signature.side: signature.user_id for signature in self.signatures}

    @property
    def unsigned(self) -> tuple[Side, ...]:
        return tuple(side for side in Side if side not in self.signed_by)


def managers_by_side(members: Mapping[Role, Sequence[str]]) -> Managers:
    return {side: tuple(members.get(role, ())) for side, role in MANAGER_OF.items()}


def signing_sides(user_id: str, managers: Managers, signed: Mapping[Side, str]) -> frozenset[Side]:
    """Return the unsigned sides that this person's signature would fill now; none if others have to sign.

    The only manager there is signs for both sides. Anybody else signs for one side they manage: of two, the one
    that nobody else could sign for, and nothing more while somebody else is there for the other.
    """
    unsigned = frozenset(side for side in Side if side not in signed)
    if {user for side in Side for user in managers.get(side, ())} == {user_id}:
        return unsigned
    others = {side: [user for user in managers.get(side, ()) if user != user_id] for side in Side}
    mine = [side for side in Side if side in unsigned and user_id in managers.get(side, ())]
    if user_id in signed.values():
        mine = [side for side in mine if not others[side]]
    return frozenset(sorted(mine, key=lambda side: len(others[side]))[:1])


def still_asked(managers: Managers, signed: Mapping[Side, str]) -> tuple[str, ...]:
    """Return the managers whose signature is still needed and would count, each once."""
    everyone = dict.fromkeys(user for side in Side for user in managers.get(side, ()))
    return tuple(user for user in everyone if signing_sides(user, managers, signed))
