"""The sentences a person would say of a week: its headline, and how a number compares with those before it."""

from collections.abc import Iterator
from datetime import date

from bot.digest.record import Digest
from bot.lead.ending.money import Money
from bot.numbers.number import Number
from bot.promises.lines import working_time

_ALIKE = 0.2
"""The share by which a number may differ from the usual one and still be about as many."""


def headline(digest: Digest) -> str:
    """Say in two or three sentences what became of the leads."""
    return " ".join((_sent(digest), _answered(digest), *_ended(digest)))


def in_short(digest: Digest) -> str:
    """Say it for a notification."""
    counts = digest.counts
    said = f"{counts[Number.OFFERED]} sent to sales, {counts[Number.ACCEPTED]} accepted"
    return f"{days(digest)}: {said}, {counts[Number.REJECTED]} rejected"


def days(digest: Digest) -> str:
    """Write 16–22 November 2026, or 30 November – 6 December 2026."""
    return span(*digest.counts.period.days(digest.zone))


def span(first: date, last: date) -> str:
    if first >= last:
        return f"{last:%-d %B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last:%-d %B %Y}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first:%-d %B}{year} – {last:%-d %B %Y}"


def usually(digest: Digest, number: Number) -> str:
    """Say how many there usually are, after a number; "" where that is not known, or the days are not over."""
    usual = digest.usual(number)
    return "" if usual is None or digest.so_far else f", usually {_about(usual)}"


def leads(count: int) -> str:
    return "one lead" if count == 1 else f"{count:,} leads" if count else "no lead"


def _sent(digest: Digest) -> str:
    sent, added = digest.counts[Number.OFFERED], digest.counts[Number.CAPTURED]
    if not sent:
        return f"No lead went to sales{f', and {leads(added)} came in' if added else ''}."
    return f"Marketing sent {leads(sent)} to sales{_compared(sent, digest)}."


def _compared(sent: int, digest: Digest) -> str:
    usual = digest.usual(Number.OFFERED)
    if usual is None or digest.so_far:
        return ""
    difference = sent - usual
    if abs(difference) <= max(usual * _ALIKE, 0.5):
        return ", about as many as usual"
    return f", {'more' if difference > 0 else 'fewer'} than the usual {_about(usual)}"


def _about(usual: float) -> str:
    return f"{usual:,.0f}" if usual >= 1 or not usual else "less than one"


def _answered(digest: Digest) -> str:
    accepted, rejected = digest.counts[Number.ACCEPTED], digest.counts[Number.REJECTED]
    if not accepted + rejected:
        return "Sales answered none."
    if not rejected:
        said = f"Sales accepted {accepted:,} and rejected none"
    elif not accepted:
        said = f"Sales rejected {rejected:,} and accepted none"
    else:
        said = f"Sales accepted {accepted:,} and rejected {rejected:,}"
    median = digest.counts.answering.median
    quick = f", half of the answers within {working_time(round(median))} of working time" if median is not None else ""
    return f"{said}{quick}."


def _ended(digest: Digest) -> Iterator[str]:
    won = digest.counts[Number.WON]
    if won:
        amounts = won_for(digest, 2)
        yield f"{'One was' if won == 1 else f'{won:,} were'} won{f', for {amounts}' if amounts else ''}."


def won_for(digest: Digest, most: int) -> str:
    """Write what was won in each of so many currencies, the most first; "" where nobody said."""
    most_first = sorted(digest.counts.won_in.items(), key=lambda item: (-item[1], item[0]))
    said = [Money(hundredths, currency).words for currency, hundredths in most_first]
    if len(said) > most:
        said = [*said[: most - 1], f"more in {len(said) - most + 1} other currencies"]
    *others, last = said or [""]
    return f"{', '.join(others)} and {last}" if others else last
