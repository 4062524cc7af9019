"""Changes somebody else made while a form was open: whoever submits it is told, and overwrites none of them."""

from collections.abc import Iterable

from bot.lead.errors import HandoffError
from bot.slack.text import bullets, esc, person


class ChangedMeanwhileError(HandoffError):
    """A form drawn from what is no longer so. `lines` say what changed and who changed it, in Slack's mrkdwn; `names`
    are the fields they are about."""

    def __init__(self, lines: Iterable[str], names: Iterable[str] = ()) -> None:
        self.names = tuple(names)
        super().__init__(
            f"*Nothing is saved yet.* This changed while you had the form open:\n{bullets(lines)}\n"
            "What you filled in is still there. Send it once more to have it your way, or close it to leave things as "
            "they are."
        )


class SeenEarlierError(HandoffError):
    """A button beside something that is no longer so. `lines` say what changed, `then` what to do."""

    def __init__(self, lines: Iterable[str], then: str) -> None:
        super().__init__(f"*Nothing was done*, because this changed since it was drawn:\n{bullets(lines)}\n{then}")


def made(by: str, label: str, now: str, *, reader: str) -> str:
    """Say it like "@Max made *Email* “x@y”". `by` is "" if nobody knows; `now` is the value in words, "" for blank."""
    return made_so(by, label, f"“{esc(now, 300)}”" if now else "", reader=reader)


def made_so(by: str, label: str, now: str, *, reader: str) -> str:
    """Say the same with `now` in Slack's mrkdwn."""
    who = "You" if by == reader else person(by) if by else "Somebody"
    where = " in another window" if by == reader else ""
    return f"{who} made *{esc(label, 150)}* {now}{where}" if now else f"{who} emptied *{esc(label, 150)}*{where}"
