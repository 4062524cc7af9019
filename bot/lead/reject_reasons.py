"""The reasons for which a rep may reject a lead, and what follows from each."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.lead.lifecycle import Move

MONTHS_6 = 180
DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reject reason. `label` is for a sentence, `adds` what a form says more; `consequence` is shown before the rep
    confirms (at most 75 characters, Slack's limit for an option's description) and `became` once it has happened;
    `reopens` are the questions asked again before the lead comes back."""

    code: str
    label: str
    consequence: str
    became: str
    move: Move
    follow_up_days: int = 0
    track: str = ""
    reopens: tuple[str, ...] = ()
    needs_date: bool = False
    suppresses: bool = False
    merges: bool = False
    names_answers: bool = False
    adds: str = ""

    @property
    def choice(self) -> str:
        """The reason as a rep chooses it: "No money (not now)"."""
        return f"{self.label[0].upper()}{self.label[1:]}{self.adds and f' ({self.adds})'}"

    @property
    def asks(self) -> str:
        """The one field of the form that only this reason needs; "" for none."""
        wanted = {"until": self.needs_date, "fix": self.names_answers, "same_as": self.merges}
        return next((name for name, needed in wanted.items() if needed), "")


REASONS = (
    Reason(
        "no_need",
        "no need",
        "Closed. Marketing is told why and does not follow up.",
        "It is closed. Nobody follows up on it.",
        Move.DECLINE,
    ),
    Reason(
        "no_money",
        "no money",
        "Marketing nurtures it for 6 months and asks about budget again.",
        "Marketing nurtures it for 6 months.",
        Move.DEFER,
        follow_up_days=MONTHS_6,
        track="wait",
        reopens=("money",),
        adds="not now",
    ),
    Reason(
        "no_hurry",
        "no hurry",
        "Marketing nurtures it until the date you give below.",
        "Marketing nurtures it until the time is right.",
        Move.DEFER,
        track="wait",
        reopens=("timing",),
        needs_date=True,
        adds="bad timing",
    ),
    Reason(
        "no_desire",
        "no desire",
        "Marketing nurtures it with content that makes the case.",
        "Marketing nurtures it with content.",
        Move.DEFER,
        follow_up_days=30,
        track="content",
        reopens=("commitment",),
        adds="not interested",
    ),
    Reason(
        "no_trust",
        "no trust",
        "Marketing nurtures it with references.",
        "Marketing nurtures it with references first.",
        Move.DEFER,
        follow_up_days=30,
        track="references",
        reopens=("trust",),
        adds="yet",
    ),
    Reason(
        "incomplete",
        "incomplete or wrong answers",
        "Goes back to the marketer with the answers to fix.",
        "It is back with the marketer, who corrects the answers.",
        Move.RETURN,
        names_answers=True,
    ),
    Reason(
        "wrong_person",
        "wrong person",
        "Goes back to the marketer to find who decides.",
        "It is back with the marketer, who looks for the person who decides.",
        Move.RETURN,
        reopens=("decider",),
    ),
    Reason(
        DUPLICATE,
        "duplicate or already a customer",
        "Merged with the lead you choose below, else closed here.",
        "It is closed here.",
        Move.DECLINE,
        merges=True,
    ),
    Reason(
        "never_buys",
        "never buys from us",
        "Closed. A manager confirms that nobody contacts them again.",
        "It is closed, and a manager decides whether they may be contacted again.",
        Move.DECLINE,
        suppresses=True,
    ),
)
"""Those a rep can choose."""

_FORMER = (
    Reason(
        "unreachable",
        "unreachable",
        "Marketing nurtures it.",
        "Marketing nurtures it from here.",
        Move.DEFER,
        follow_up_days=30,
        track="discover",
    ),
)
"""Those that leads were rejected for once."""

REASON_BY_CODE: Mapping[str, Reason] = {reason.code: reason for reason in (*REASONS, *_FORMER)}


def reopening(reject_code: str) -> Move:
    """Return the move by which a lead is reopened that was last rejected so, "" for not: what was returned for
    something wrong has to be put right before sales sees it again."""
    reason = REASON_BY_CODE.get(reject_code)
    return Move.TAKE_UP if reason and reason.move is Move.RETURN else Move.REOPEN
