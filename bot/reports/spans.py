"""A report in a sentence: its days, and its file."""

from bot.reports.job import Report
from bot.reports.typed_period import Days


def span(days: Days) -> str:
    """Write 16–22 November 2026, or 30 November – 6 December 2026."""
    first, last = days
    if first >= last:
        return f"{last:%-d %B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last:%-d %B %Y}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first:%-d %B}{year} – {last:%-d %B %Y}"


def lines_of(count: int) -> str:
    return "one line" if count == 1 else f"{count:,} lines"


def comment(report: Report) -> str:
    """Introduce the file, in the message that shares it."""
    return f"The leads behind your report on {span(report.days)}, {lines_of(report.total)}."
