"""A touch of a nurture track: how long after the one before, through which channel, and what to send and ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Channel(StrEnum):
    """The ways to get in touch that a track can name."""

    MAIL = "mail"
    """A letter or a card, by post."""
    EMAIL = "email"
    SEMINAR = "seminar"
    SURVEY = "survey"
    WHITE_PAPER = "white_paper"
    NEWSLETTER = "newsletter"
    BLOG = "blog"
    PODCAST = "podcast"
    CALL = "call"
    SOCIAL = "social"


CHANNELS: Mapping[Channel, str] = {
    Channel.MAIL: "Letter by post",
    Channel.EMAIL: "Email",
    Channel.SEMINAR: "Seminar",
    Channel.SURVEY: "Survey",
    Channel.WHITE_PAPER: "White paper",
    Channel.NEWSLETTER: "Newsletter",
    Channel.BLOG: "Blog post",
    Channel.PODCAST: "Podcast",
    Channel.CALL: "Call",
    Channel.SOCIAL: "Social media",
}
"""The channels as people read them."""


@dataclass(frozen=True, slots=True)
class Offset:
    """The time from the touch before it (from the start, for the first): working days or calendar months."""

    working_days: int = 0
    months: int = 0

    @property
    def is_zero(self) -> bool:
        return not self.working_days and not self.months

    @property
    def words(self) -> str:
        """Write "2 months" or "5 working days"; "" for no time at all."""
        number, unit = (self.months, "month") if self.months else (self.working_days, "working day")
        return f"{number} {unit}{'' if number == 1 else 's'}" if number else ""


NEXT_QUESTION = "next"
"""The `question` of a touch that asks whatever the lead has not answered yet."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One touch: `what` to do, in a few words for whoever does it, and the `subject` and `text` to send, which may hold
    placeholders. `question` is the key of the definition's question that it asks if nobody has answered it,
    NEXT_QUESTION for any, "" for none. By its `id` it is found again in the other versions of its track."""

    offset: Offset
    channel: Channel
    what: str
    subject: str
    text: str
    question: str = ""
    id: int = 0

    def to_json(self) -> dict[str, Any]:
        names = ("channel", "what", "subject", "text", "question", "id")
        return {
            "working_days": self.offset.working_days,
            "months": self.offset.months,
            **{name: getattr(self, name) for name in names},
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> "Touch":
        offset = Offset(int(body["working_days"]), int(body["months"]))
        words = {name: str(body[name]) for name in ("what", "subject", "text", "question")}
        return cls(offset, Channel(body["channel"]), **words, id=int(body["id"]))
