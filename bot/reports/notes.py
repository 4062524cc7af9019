"""The answer to whoever asks for a report."""

from bot.reports.spans import span
from bot.reports.typed_period import Days


def asked(days: Days) -> str:
    return (
        f"I am making your report on {span(days)}. It comes to you as a direct message: the numbers first, then "
        "a file with the leads counted. Nobody else sees it."
    )
