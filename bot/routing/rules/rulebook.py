"""The rulebook of a workspace: groups of reps, the rules that send leads to them, and who sees to what is left.

Rules name groups, and groups name kinds, skills and Slack's user groups, never people: who leaves breaks no rule.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from bot.routing.routed import Mode


class AtNight(StrEnum):
    """The choice made while nobody of a group is at work."""

    HOLD = "hold"
    """The lead waits for whoever works first at the group's next opening; their minutes begin then."""
    WHOEVER_IS_ON = "on"
    """Only those at work; with nobody on, it goes to the overflow owner."""


class Then(StrEnum):
    """The step once the minutes are over that a rep has to themselves."""

    NEXT = "next"
    EVERYBODY = "everybody"


class WhenAway(StrEnum):
    """The choice for a lead whose own rep, by an existing relation, is away."""

    COVER = "cover"
    """Without a cover it goes to whoever is next."""
    WAIT = "wait"
    REASSIGN = "reassign"
    ASK = "ask"
    """A manager of sales is asked which of the others it is to be; unanswered, it is as with a cover."""


@dataclass(frozen=True, slots=True)
class Group:
    """Reps who take turns: all of them, or those of a kind ("hunter"), with the experience to lead an engagement, or in
    one of Slack's `user_groups`. `minutes` are business minutes, 0 for no end; with `catch_up`, whoever was away gets
    more leads until they have as many as the others."""

    id: int
    name: str
    kind: str = ""
    experienced: bool = False
    user_groups: tuple[str, ...] = ()
    mode: Mode = Mode.OPEN
    minutes: int = 30
    then: Then = Then.NEXT
    at_night: AtNight = AtNight.HOLD
    catch_up: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: which leads go to a group. Each condition that is filled has to fit, by any of its words."""

    id: int
    group: int
    segments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    arrivals: tuple[str, ...] = ()


ASK_MINUTES = 120

ALL_REPS = Group(1, "All reps")


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A version of the rulebook. What no rule is about goes to the group `catch_all`, which there always is. `overflow`
    is who is named when nobody is left, "" for no one; `ask_minutes` the business minutes a manager has to answer. With
    `hides_names`, sales learns who a lead is as somebody accepts it."""

    version: int = 0
    groups: tuple[Group, ...] = (ALL_REPS,)
    rules: tuple[Rule, ...] = ()
    catch_all: int = ALL_REPS.id
    overflow: str = ""
    relations: bool = True
    last_id: int = ALL_REPS.id
    when_away: WhenAway = WhenAway.ASK
    ask_minutes: int = ASK_MINUTES
    hides_names: bool = False
    by_id: Mapping[int, Group] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {group.id: group for group in self.groups})

    def group(self, number: int) -> Group:
        """Return the group with this id; the one for everything else, if it is gone."""
        return self.by_id.get(number) or self.by_id.get(self.catch_all) or self.groups[0]

    def to_json(self) -> dict[str, Any]:
        return {
            "groups": [asdict(group) for group in self.groups],
            "rules": [asdict(rule) for rule in self.rules],
            "catch_all": self.catch_all,
            "overflow": self.overflow,
            "relations": self.relations,
            "last_id": self.last_id,
            "when_away": self.when_away,
            "ask_minutes": self.ask_minutes,
            "hides_names": self.hides_names,
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any], version: int) -> "Rulebook":
        return cls(
            version,
            tuple(_group(each) for each in body["groups"]),
            tuple(_rule(each) for each in body["rules"]),
            int(body["catch_all"]),
            str(body["overflow"]),
            bool(body["relations"]),
            int(body["last_id"]),
            WhenAway(body["when_away"]),
            int(body.get("ask_minutes", ASK_MINUTES)),
            bool(body.get("hides_names")),
        )


NOTHING_SET_UP = Rulebook()
"""The rulebook before there is one: every lead is for the whole channel."""


def _group(body: Mapping[str, Any]) -> Group:
    known = _known(Group, body)
    made = Group(**{**known, "user_groups": tuple(known.get("user_groups", ()))})
    return replace(made, mode=Mode(made.mode), then=Then(made.then), at_night=AtNight(made.at_night))


def _rule(body: Mapping[str, Any]) -> Rule:
    known = _known(Rule, body)
    return Rule(**known | {name: tuple(value) for name, value in known.items() if isinstance(value, list)})


def _known(kind: type, body: Mapping[str, Any]) -> dict[str, Any]:
    names = {each.name for each in fields(kind)}
    return {name: value for name, value in body.items() if name in names}
