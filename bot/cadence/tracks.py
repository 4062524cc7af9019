"""The rhythm of coming back to somebody: prompts for a draft, and the touches of a nurture track."""

from collections.abc import Mapping
from dataclasses import dataclass

PROMPT_WORKING_DAYS = (1, 3, 7, 12, 17)
"""The working days after a draft was last touched on which its marketer is prompted: 1, 3, 7, then weekly twice."""

STALE_WORKING_DAYS = 22
"""The working days after which an untouched draft is closed, a week after the last prompt."""


REMINDER_WORKING_DAYS = (1, 5, 5, 5)
"""Working days from one telling of a follow-up to the next while nobody acts on it: the next day, then weekly."""

REMINDERS = 3
"""The number of reminders to whoever has the lead; after that a manager is told."""

_LATER_REMINDERS = 20
"""Working days from then on until the next manager is told, for as long as nobody acts."""


def reminder_days(step: int) -> int:
    """Working days to reminder number `step` (from 1), from the one before."""
    return REMINDER_WORKING_DAYS[step - 1] if step <= len(REMINDER_WORKING_DAYS) else _LATER_REMINDERS


def prompt_day(step: int) -> int | None:
    """Return the working days from the last touch to prompt number `step` (from 0); None when no prompt is left."""
    return PROMPT_WORKING_DAYS[step] if step < len(PROMPT_WORKING_DAYS) else None


@dataclass(frozen=True, slots=True)
class Touch:
    """One follow-up: `days` since the touch before it, what to send, and a text to copy.

    In `text`, {first} is the prospect's first name and {company} their company.
    """

    days: int
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Track:
    key: str
    name: str
    touches: tuple[Touch, ...]

    def touch(self, number: int) -> Touch:
        """Return touch `number` (from 0); the last one repeats, so that nobody is forgotten."""
        return self.touches[min(number, len(self.touches) - 1)]


_DISCOVER = Track(
    "discover",
    "Tell me about yourself",
    (
        Touch(30, "Ask one open question", "Hi {first}, how has the topic moved on at {company} since we spoke?"),
        Touch(30, "Invite them to a short survey", "Hi {first}, which three things slow your team down most?"),
        Touch(60, "Call to catch up", "Hi {first}, what would have to change before it becomes important?"),
        Touch(90, "Check in at the quarter", "Hi {first}, where are you with it this quarter?"),
    ),
)
_CONTENT = Track(
    "content",
    "Content",
    (
        Touch(30, "Send a white paper that makes the case", "Hi {first}, this describes a situation like yours."),
        Touch(
            30,
            "Send a podcast or blog post",
            "Hi {first}, ten minutes that others at your stage found useful.",
        ),
        Touch(60, "Invite them to a seminar", "Hi {first}, people in your role meet to compare notes. Join us?"),
        Touch(90, "Send the newsletter's best piece", "Hi {first}, this one made me think of {company}."),
    ),
)
_REFERENCES = Track(
    "references",
    "References",
    (
        Touch(
            30,
            "Send a reference from their field",
            "Hi {first}, this is how a company like yours went about it.",
        ),
        Touch(
            30,
            "Introduce them to a customer",
            "Hi {first}, would you like to hear it from somebody who did it?",
        ),
        Touch(60, "Invite them to meet our customers", "Hi {first}, a few customers meet soon. Be our guest?"),
        Touch(90, "Share a result", "Hi {first}, one year on, this is what changed for them."),
    ),
)
_WAIT = Track(
    "wait",
    "Wait for the date",
    (
        Touch(
            0,
            "Ask whether the date still holds",
            "Hi {first}, when we spoke you had this moment in mind. Still so?",
        ),
        Touch(60, "Send something useful", "Hi {first}, no reply needed: this may help when the time comes."),
        Touch(90, "Ask what has changed", "Hi {first}, has anything changed at {company} since we last spoke?"),
    ),
)

TRACKS: Mapping[str, Track] = {track.key: track for track in (_DISCOVER, _CONTENT, _REFERENCES, _WAIT)}


def track(key: str) -> Track:
    """Return the track with that key, or the general track if there is none."""
    return TRACKS.get(key, _DISCOVER)
