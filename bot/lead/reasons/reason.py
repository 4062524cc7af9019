"""A reason for which sales sends a lead back, and what follows from it."""

from dataclasses import dataclass

from bot.lead.lifecycle import Move

A_QUARTER = 91
"""The days until the time may be right, where somebody has to say when: a quarter, on the same day of the week."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason. `label` is for a sentence, `adds` what a form says more; `consequence` is shown before the rep
    confirms (at most 75 characters, Slack's limit for an option's description) and `became` once it has happened;
    `reopens` are the questions asked again before the lead comes back. Marketing follows up after `follow_up_days` or
    calendar months. With `is_justified`, the lead should not have come, so it was nobody's turn."""

    code: str
    label: str
    consequence: str
    became: str
    move: Move
    follow_up_days: int = 0
    follow_up_months: int = 0
    track: str = ""
    reopens: tuple[str, ...] = ()
    needs_date: bool = False
    suppresses: bool = False
    merges: bool = False
    names_answers: bool = False
    names_person: bool = False
    needs_attempts: bool = False
    needs_note: bool = False
    is_justified: bool = False
    adds: str = ""

    @property
    def choice(self) -> str:
        """The reason as a rep chooses it: "No money (not now)"."""
        return f"{self.label[0].upper()}{self.label[1:]}{self.adds and f' ({self.adds})'}"

    @property
    def asks(self) -> str:
        """The one field of the form that only this reason needs; "" for none."""
        wanted = {
            "until": self.needs_date,
            "fix": self.names_answers,
            "same_as": self.merges,
            "right_person": self.names_person,
        }
        return next((name for name, needed in wanted.items() if needed), "")

    @property
    def did(self) -> str:
        """The verb for what sales did with the lead: "rejected it", or "gave it back" after having accepted it."""
        return "gave it back" if self.move is Move.RECYCLE else "rejected it"

    @property
    def word(self) -> str:
        """The same as a word for what the lead is: "rejected" or "given back"."""
        return "given back" if self.move is Move.RECYCLE else "rejected"
