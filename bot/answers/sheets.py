"""The data behind the forms for answers: a questionnaire, one answer to correct, a script for the call."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from bot.lead.definition.questions import Question
from bot.lead.record import Lead
from bot.slack.filled import Filled


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The questions to ask about a lead now; what was answered before is shown in the form.

    `typed` holds what this person typed last time and did not save, `cautions` says what is outside the target
    profile; with `colleagues`, others at the company have been leads before.
    """

    lead: Lead
    questions: Sequence[Question]
    typed: Mapping[str, str] = field(default_factory=dict)
    cautions: Sequence[str] = ()
    colleagues: bool = False


@dataclass(frozen=True, slots=True)
class AnswersForm:
    """A submitted form of questions, drawn from that `version` of the definition (0 if it does not say). This person
    has been told that somebody else, too, answered the questions `settled`."""

    filled: Filled
    version: int = 0
    settled: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """One answer to correct; `names` are the people at the prospect's company who may have said it."""

    lead: Lead
    question: Question
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class ScriptSheet:
    """The questions to ask on the next call about a lead."""

    lead: Lead
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class Correction:
    """One answer as filled in; `handle` stands for the name of whoever was chosen as having said it."""

    value: str
    said_by: str = ""
    evidence: str = ""
    handle: str = ""


class Became(Enum):
    """The outcome of an edited answer."""

    CORRECTED = auto()
    UNREADABLE = auto()
    CHANGED_SINCE = auto()
    TOO_LATE = auto()
    NO_LONGER_ASKED = auto()


@dataclass(frozen=True, slots=True)
class Edit:
    """The outcome of an edit; `now` is the answer as it stands, in words, "" for none; a question no longer asked is
    None."""

    became: Became
    lead: Lead
    question: Question | None
    now: str
