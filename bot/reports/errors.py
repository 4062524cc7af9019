"""The refusals of a request for a report."""

from datetime import date

from bot.lead.errors import HandoffError
from bot.reports.typed_period import EXAMPLES
from bot.slack.text import day, esc


class WhichDaysError(HandoffError):
    """Nothing was typed, or something that names no days."""

    def __init__(self, typed: str) -> None:
        said = f"“{esc(typed, 80)}” names no days that I know. " if typed else "A report is about days that you name. "
        super().__init__(f"{said}These work, after `/lead report`: {EXAMPLES}.")


class NotYetError(HandoffError):
    """Days that are still to come."""

    def __init__(self, first: date) -> None:
        super().__init__(
            f"There is nothing to report yet: that begins on {day(first)}. "
            "`/lead report this month` shows how things stand, `/lead report last month` what came of the last one."
        )


class TooLongError(HandoffError):
    def __init__(self, years: int) -> None:
        super().__init__(
            f"A report is about {years} years at most, and that is longer. Each year alone works: `/lead report 2026`."
        )


class StillMakingError(HandoffError):
    """A person's last report is not finished; `days` names what it is about."""

    def __init__(self, days: str, written: int, total: int) -> None:
        far = f", {written:,} of {total:,} lines so far" if total else ""
        super().__init__(
            f"Your report on {days} is still being made{far}, and I make one at a time for each person. "
            "It comes to you here by itself; then ask for the next."
        )
