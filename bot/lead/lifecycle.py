"""The life of a lead: the stages, and the one table of moves between them that everything obeys."""

from dataclasses import dataclass
from enum import StrEnum

from bot.lead.people import MANAGERS, Role


class Stage(StrEnum):
    DRAFT = "draft"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    NURTURING = "nurturing"
    REFUSED = "refused"
    STALE = "stale"
    WON = "won"
    LOST = "lost"


STAGE_WORDS = {
    Stage.DRAFT: "draft",
    Stage.OFFERED: "waiting for sales",
    Stage.ACCEPTED: "accepted by sales",
    Stage.RETURNED: "returned to marketing",
    Stage.NURTURING: "being nurtured",
    Stage.REFUSED: "closed",
    Stage.STALE: "closed as stale",
    Stage.WON: "won",
    Stage.LOST: "lost",
}


CLOSED = frozenset({Stage.REFUSED, Stage.STALE, Stage.WON, Stage.LOST})


class Move(StrEnum):
    OFFER = "offer to sales"
    OFFER_ANYWAY = "offer anyway"
    NURTURE = "nurture"
    REFUSE = "refuse"
    ACCEPT = "accept"
    RETURN = "return"
    DEFER = "reject for now"
    DECLINE = "reject for good"
    NEVER = "give up"
    EXPIRE = "close as stale"
    REOPEN = "reopen"
    TAKE_UP = "take up again"
    ERASE = "erase"
    WITHDRAW = "withdraw"
    DISCARD = "discard"
    RECALL = "take back from sales"
    WIN = "win"
    LOSE = "lose"
    RELEASE = "release"
    PASS_ON = "pass on within sales"
    RECYCLE = "give back to marketing"
    REATTEMPT = "try again"
    MERGE = "merge with another"


@dataclass(frozen=True, slots=True)
class Rule:
    """The stages a move leads from, the stage it leads to, and who may make it; without roles only the clock may."""

    sources: frozenset[Stage]
    to: Stage
    roles: frozenset[Role]


def _rule(sources: str, to: Stage, *roles: Role) -> Rule:
    return Rule(frozenset(Stage(word) for word in sources.split()), to, frozenset(roles))


MOVES: dict[Move, Rule] = {
    Move.OFFER: _rule("draft returned nurturing", Stage.OFFERED, Role.MARKETER, *MANAGERS),
    Move.OFFER_ANYWAY: _rule("nurturing refused", Stage.OFFERED, *MANAGERS),
    Move.NURTURE: _rule("draft returned nurturing", Stage.NURTURING, Role.MARKETER, *MANAGERS),
    Move.REFUSE: _rule("draft returned nurturing", Stage.REFUSED, Role.MARKETER, *MANAGERS),
    Move.ACCEPT: _rule("offered", Stage.ACCEPTED, Role.REP),
    Move.RETURN: _rule("offered", Stage.RETURNED, Role.REP),
    Move.DEFER: _rule("offered", Stage.NURTURING, Role.REP),
    Move.DECLINE: _rule("offered", Stage.REFUSED, Role.REP),
    Move.NEVER: _rule("nurturing", Stage.REFUSED, Role.MARKETER, *MANAGERS),
    Move.EXPIRE: _rule("draft returned", Stage.STALE),
    Move.ERASE: _rule("draft offered accepted returned nurturing", Stage.REFUSED, *MANAGERS),
    Move.DISCARD: _rule("draft offered returned", Stage.REFUSED, Role.MARKETER, *MANAGERS),
    Move.RECALL: _rule("offered", Stage.RETURNED, Role.MARKETER, *MANAGERS),
    # Refused: not what sales refused.
    Move.REOPEN: _rule("stale refused", Stage.DRAFT, Role.MARKETER, *MANAGERS),
    # What sales had returned, to be put right first.
    Move.TAKE_UP: _rule("stale refused", Stage.RETURNED, Role.MARKETER, *MANAGERS),
    Move.WIN: _rule("accepted", Stage.WON, Role.REP, Role.SALES_MANAGER),
    Move.LOSE: _rule("accepted", Stage.LOST, Role.REP, Role.SALES_MANAGER),
    Move.RELEASE: _rule("accepted", Stage.OFFERED, Role.REP, Role.SALES_MANAGER),
    Move.PASS_ON: _rule("offered", Stage.OFFERED, Role.REP),
    Move.RECYCLE: _rule("accepted", Stage.NURTURING, Role.REP, Role.SALES_MANAGER),
    # Whoever hears from them again: it is judged anew.
    Move.REATTEMPT: _rule("lost", Stage.DRAFT, Role.MARKETER, Role.REP, *MANAGERS),
    # It goes on as another lead; what sales has accepted, won or lost stays as it is.
    Move.MERGE: _rule("draft offered returned nurturing stale refused", Stage.REFUSED, Role.MARKETER, *MANAGERS),
    Move.WITHDRAW: _rule("draft offered accepted returned nurturing", Stage.REFUSED, *MANAGERS),
}


def may(move: Move, stage: Stage, roles: frozenset[Role]) -> bool:
    """Tell whether somebody with these roles may make the move on a lead in this stage."""
    rule = MOVES[move]
    return stage in rule.sources and bool(roles & rule.roles)


OPEN_TO_ANSWERS = MOVES[Move.OFFER].sources
