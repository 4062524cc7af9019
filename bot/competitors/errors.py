"""The refusals of what is said of a competitor."""

from collections.abc import Sequence
from datetime import datetime

from bot.lead.errors import HandoffError
from bot.slack.text import esc, moment, person


class NoNameError(HandoffError):
    def __init__(self) -> None:
        super().__init__(
            "Which competitor is it? For example: `/lead competitor Acme Rival`. Leads that name them in “Who else are "
            "they talking to?” get their next touch sooner."
        )


class EverydayWordError(HandoffError):
    """A name that any sentence may hold, and that no lead has given."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{esc(name, 80)}” is an everyday word, and no lead names a competitor so. Please type the whole name, "
            "such as Monday.com instead of Monday."
        )


class NobodyNamesItError(HandoffError):
    """A competitor that no lead has named; `alike` are names that share a word with it."""

    def __init__(self, name: str, alike: Sequence[str]) -> None:
        shown = ", ".join(f"*{esc(each, 60)}*" for each in alike[:5])
        meant = f" Did you mean {shown}?" if shown else ""
        super().__init__(
            f"No lead names *{esc(name, 80)}* as somebody they talk to, so no touch comes sooner.{meant} If a lead "
            "does, add it to its answer: *Details* → *Answer now*, “Who else are they talking to?”"
        )


class SaidAlreadyError(HandoffError):
    """A competitor that came up within a day."""

    def __init__(self, name: str, at: datetime, by: str, *, by_you: bool) -> None:
        who = " from you" if by_you else f" from {person(by)}" if by else ""
        super().__init__(
            f"I know of *{esc(name, 80)}* already{who}, {moment(at)}: leads that name them get their next touch "
            "sooner. There is nothing left to do."
        )
