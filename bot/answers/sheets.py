"""What the forms for answers show: a questionnaire, one answer to correct, a script for the call."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from bot.lead.definition.questions import Question
from bot.lead.record import Lead
from bot.slack.filled import Filled


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The questions to ask about a lead now; what was answered before is shown in the form.

    `typed` holds what this person typed the last time and did not save, `cautions` what about the lead is outside
    the target profile.
    """

    lead: Lead
    questions: Sequence[Question]
    typed: Mapping[str, str] = field(default_factory=dict)
    cautions: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class AnswersForm:
    """A submitted form of questions, drawn from that `version` of the definition (0 where it does not say). Of the
    questions `settled` this person was told that somebody else answered them as well."""

    filled: Filled
    version: int = 0
    settled: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """One answer to correct; `names` are the people at the prospect's who may have said it."""

    lead: Lead
    question: Question
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class ScriptSheet:
    """What is to be asked on the next call about a lead."""

    lead: Lead
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class Correction:
    """What was filled in about one answer; `handle` stands for the name of whoever was chosen as having said it."""

    value: str
    said_by: str = ""
    evidence: str = ""
    handle: str = ""
