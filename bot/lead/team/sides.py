"""The two sides a lead is held on: who has it for marketing, who for sales, and who manages them."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from bot.lead.lifecycle import Stage
from bot.lead.people import MANAGERS, Role
from bot.lead.record import Lead


class Side(StrEnum):
    MARKETING = "marketing"
    SALES = "sales"


MEMBER: Mapping[Side, Role] = {Side.MARKETING: Role.MARKETER, Side.SALES: Role.REP}
MANAGER: Mapping[Side, Role] = {Side.MARKETING: Role.MARKETING_MANAGER, Side.SALES: Role.SALES_MANAGER}
SIDES: Mapping[Role, Side] = {role: side for table in (MEMBER, MANAGER) for side, role in table.items()}

HELD: Mapping[Side, tuple[Stage, ...]] = {
    Side.MARKETING: (Stage.DRAFT, Stage.RETURNED, Stage.NURTURING, Stage.OFFERED),
    Side.SALES: (Stage.ACCEPTED,),
}
"""The stages in which something is left to somebody of that side."""

COLUMN: Mapping[Side, str] = {Side.MARKETING: "in_charge", Side.SALES: "owner"}


def holder(lead: Lead, side: Side) -> str:
    """Return whoever has the lead on that side; "" where nobody does."""
    held: str = getattr(lead, COLUMN[side])
    return held


def managing(members: Mapping[Role, Collection[str]], side: Side, *but: str) -> tuple[str, ...]:
    """Return the managers of that side; where it has none, those of the other; and none of those named."""
    ours = [user for user in members[MANAGER[side]] if user not in but]
    others = (user for role in MANAGERS for user in members[role] if user not in but)
    return tuple(dict.fromkeys(ours or sorted(others)))


def may_act(members: Mapping[Role, Collection[str]], user: str, side: Side) -> bool:
    """Tell whether somebody may do what a lead on that side waits for: its team may, and managers."""
    return any(user in members[role] for role in (MEMBER[side], *MANAGERS))
