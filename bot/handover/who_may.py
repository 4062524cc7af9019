"""Rules for handing a lead over: on which side, by whom, and to whom."""

from bot.lead.errors import HandoffError
from bot.lead.lifecycle import Stage
from bot.lead.people import MANAGERS, PLURAL, Role
from bot.lead.record import Lead
from bot.lead.team.sides import MANAGER, MEMBER, Side, holder
from bot.slack.text import people, person

_OPEN = {
    Side.MARKETING: frozenset(Stage) - {Stage.REFUSED, Stage.WON, Stage.LOST},
    Side.SALES: frozenset({Stage.ACCEPTED}),
}
FIELD = {Side.MARKETING: "in_charge", Side.SALES: "owner"}


def may_hand_over(side: Side, has_it: str, user: str, roles: frozenset[Role], *, managed: bool) -> bool:
    """Allow whoever has it, and the managers of that side; where it is not `managed` by anybody, those of the other."""
    if not roles or not has_it:
        return False
    return user == has_it or MANAGER[side] in roles or (not managed and bool(roles & MANAGERS))


def sides_of(lead: Lead) -> list[Side]:
    """Return the sides on which somebody has the lead in its stage."""
    return [side for side in Side if lead.stage in _OPEN[side] and holder(lead, side)]


def role_problem(side: Side, held: frozenset[Role]) -> str:
    """Say what is wrong with handing a lead to somebody who holds these roles; "" for nothing."""
    if MEMBER[side] in held:
        return ""
    group = PLURAL[MEMBER[side]]
    return f"They are not one of the {group}. Please pick one of those, or add them under Settings first."


class NotTheirsToHandOverError(HandoffError):
    """Somebody else has it, or nobody does any more."""

    def __init__(self, what: str, has_it: str, managers: tuple[str, ...]) -> None:
        asked = [*([has_it] if has_it else []), *managers]
        who = f"{people(asked)} can." if asked else "Nobody has it any more."
        super().__init__(f"{what} {'is' if has_it else 'was'} not yours to hand over. {who}")


class NothingToHandOverError(HandoffError):
    def __init__(self, user: str, *, own: bool) -> None:
        whose = "You have" if own else f"{person(user)} has"
        super().__init__(f"{whose} no leads that could be handed over: none is open on either side.")
