"""A decision of routing: whom a lead is for, why, and who else was considered and why not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.routing.routed import Routed
from bot.routing.rules.turns import Turns


class Why(StrEnum):
    """The reason why a lead is for somebody."""

    FARMER = "farmer"
    """They look after the account."""
    SAME_PERSON = "person"
    """They dealt with this person last."""
    SAME_COMPANY = "company"
    """They dealt with this company last."""
    COVER = "cover"
    """They cover for whoever it would be for."""
    WAITS = "waits"
    """It is theirs by an existing relation, and waits until they are back."""
    ASKED = "asked"
    """It is theirs by an existing relation, they are away, and a manager of sales is asked what to do."""
    TURN = "turn"
    NOBODY_LEFT = "nobody"
    EVERYBODY = "everybody"
    """The group's leads are for the whole channel."""


class What(StrEnum):
    """The kind of a line in routing's log."""

    ROUTED = "routed"
    PASSED_OVER = "passed_over"
    BY_HAND = "by_hand"
    GIVEN_BACK = "given_back"
    TAKEN_AGAIN = "taken_again"
    RULES_CHANGED = "rules_changed"


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody who dealt with a lead's company or person before, and with which lead ("L-7")."""

    user: str
    why: Why
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Passed:
    """Somebody who was considered and not chosen; `words`, in Slack's mrkdwn, stand behind their name."""

    user: str
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The choice: `rule` is the id of the rule that sent it to the group, 0 for the one for everything else. `about`
    says more of why: whom they cover `for`, and the number of the `lead` that was there before. `turns` are the group's
    after it, None if no turn was taken."""

    routed: Routed
    why: Why
    rule: int = 0
    passed: tuple[Passed, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)
    turns: Turns | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A line of routing's log, about a lead or a change of the rules; `by` did it, "" for Baton. `to` is whom the lead
    was for then. Times are UTC."""

    id: int
    at: datetime
    what: What
    lead_id: int
    offer: int
    why: str
    to: str
    by: str
    mode: str
    until: datetime | None
    group: int
    rule: int
    version: int
    about: Mapping[str, Any]
    passed: tuple[Passed, ...]

    @property
    def is_about_a_turn(self) -> bool:
        """Tell whether a turn was taken or given back by this."""
        return self.what is What.GIVEN_BACK or bool(self.about.get("charged"))
