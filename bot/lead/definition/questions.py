"""The lead definition: the questions both teams agreed on, and what each choice means for a lead."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any


class Effect(StrEnum):
    NONE = "none"
    READY = "ready"
    NURTURE = "nurture"
    CHAFF = "chaff"


class Kind(StrEnum):
    TEXT = "text"
    CHOICE = "choice"
    PERSON = "person"
    DATE = "date"
    NUMBER = "number"


class Obstacle(StrEnum):
    """The reasons a sale does not happen; each question tests at most one."""

    NEED = "need"
    MONEY = "money"
    HURRY = "hurry"
    DESIRE = "desire"
    TRUST = "trust"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer. `because` says what it means, as a reason a person reads; with `caution` it is
    something sales should keep in mind. `follow_up_days` is when a lead kept back by it is looked at again: 0 for
    every effect but nurture, so that two choices are equal exactly when they mean the same."""

    key: str
    label: str
    effect: Effect = Effect.NONE
    because: str = ""
    follow_up_days: int = 0
    caution: bool = False

    def __post_init__(self) -> None:
        if self.effect is not Effect.NURTURE:
            object.__setattr__(self, "follow_up_days", 0)  # the dataclass is frozen


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the definition. `short` names the answer on a card; `survey` is how to ask the prospect without
    pitching; `signal` marks a question whose ready answer shows an opportunity, not mere attendance."""

    key: str
    prompt: str
    short: str
    kind: Kind
    required: bool = True
    survey: str = ""
    obstacle: Obstacle = Obstacle.NONE
    signal: bool = False
    choices: tuple[Choice, ...] = ()

    def __hash__(self) -> int:
        return hash((self.key, self.prompt))  # which are nearly always enough, and quicker than all of it

    def choice(self, key: str) -> Choice | None:
        for choice in self.choices:  # a generator would take twice as long, and verdicts ask thirty times
            if choice.key == key:
                return choice
        return None

    @property
    def can_be_ready(self) -> bool:
        """Tell whether some answer to it means ready: a choice that says so, or a date within the horizon."""
        if self.kind is Kind.CHOICE:
            return any(choice.effect is Effect.READY for choice in self.choices)
        return self.tests_the_date

    @property
    def tests_the_date(self) -> bool:
        """Tell whether its answer is a date that is compared with the readiness horizon."""
        return self.kind is Kind.DATE and self.obstacle is Obstacle.HURRY

    def in_words(self, value: str) -> str:
        """Put the stored value into words: a choice's label, else the value itself."""
        choice = self.choice(value)
        return choice.label if choice else value


@dataclass(frozen=True, slots=True)
class TargetProfile:
    """The prospects the teams want to sell to, in words people type; an empty list restricts nothing."""

    segments: tuple[str, ...] = ()
    geography: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definition:
    """One signed version. An answer older than `stale_after_days` has to be asked again; a date further away
    than `horizon_days` is not ready; `lowest_stage` is the earliest maturity stage (1 to 8) that may be passed
    to sales; with `must_be_vetted` an expert's meeting waits for vetted answers; `waste_alarm_meetings` is how
    many meetings may be planned while a required question is unanswered, and `attempts_before_unreachable` how
    many attempts sales logs before a lead counts as that."""

    version: int
    questions: tuple[Question, ...]
    stale_after_days: int = 90
    lowest_stage: int = 1
    attempts_before_unreachable: int = 5
    horizon_days: int = 90
    must_be_vetted: bool = False
    waste_alarm_meetings: int = 2
    target_profile: TargetProfile = TargetProfile()

    @cached_property
    def by_key(self) -> Mapping[str, Question]:
        return {question.key: question for question in self.questions}

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> "Definition":
        """Read what `to_json` wrote; unknown words raise ValueError. Bodies stored by earlier releases are read too:
        what they lack takes its default."""
        known = {_EARLIER.get(name, name): value for name, value in body.items()}
        profile = {name: tuple(words) for name, words in known.get("target_profile", {}).items()}
        questions = tuple(_question(item) for item in known["questions"])
        return cls(**{**known, "questions": questions, "target_profile": TargetProfile(**profile)})


_EARLIER = {"lowest_maturity": "lowest_stage"}


def _question(item: Mapping[str, Any]) -> Question:
    choices = tuple(Choice(**{**choice, "effect": Effect(choice["effect"])}) for choice in item["choices"])
    kind, obstacle = Kind(item["kind"]), Obstacle(item["obstacle"])
    return Question(**{**item, "kind": kind, "obstacle": obstacle, "choices": choices})
