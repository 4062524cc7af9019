"""The data behind the form of Done: what came of a touch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.cadence.course import Stop
from bot.cadence.outcome import CONTENT_ONLY, Outcome
from bot.lead.definition.questions import Question
from bot.lead.record import Lead

LONGEST_NOTE = 1000
NOTE, STAGE, THEN_WHAT = "touch.note", "touch.stage", "touch.then"
"""The fields of the form, beside the outcome."""

MOST_QUESTIONS = 6
"""Open questions that the form offers an answer to; Details has all of them."""


class Then(StrEnum):
    """The choices for a lead that is not interested."""

    CLOSE = "close"
    CONTENT = CONTENT_ONLY


THEN: Mapping[Then, tuple[str, str]] = {
    Then.CLOSE: ("Close it", "As Never does: nothing more is sent."),
    Then.CONTENT: ("Send content only", "It goes on the content track, which asks nothing of them."),
}
"""The words for each, and what the form says of it (at most 75 characters)."""


@dataclass(frozen=True, slots=True)
class DoneSheet:
    """The contents of the form: the follow-up `due_id` of the lead, `what` was to be done, and the questions that are
    open, the one the touch asks first. With `on_content`, the lead is on the content track already. `pressed` is the
    key of the press that opened the form, and `following` what comes next if the track goes on."""

    lead: Lead
    what: str
    questions: Sequence[Question] = ()
    due_id: int = 0
    on_content: bool = False
    pressed: str = ""
    following: Stop | None = None


@dataclass(frozen=True, slots=True)
class NewTouch:
    """A touch as it was filled in; `answers` go by question key, `stage` is a number, `then` the name of a `Then`, and
    `pressed` the key of the press that opened the form."""

    outcome: str
    note: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    stage: str = ""
    then: str = ""
    pressed: str = ""

    @property
    def came(self) -> Outcome | None:
        return next((one for one in Outcome if one == self.outcome), None)
