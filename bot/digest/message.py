"""The weekly digest: the same numbers for both teams, marketing's side first, then sales'."""

from datetime import date

from bot.digest.numbers import Digest, SourceLine
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.slack.blocks import Block, Message, context, divider, header, section
from bot.slack.text import bullets, esc


def digest(numbers: Digest, *, so_far: bool = False) -> Message:
    """Draw the digest; `so_far` marks a preview of days that are not over."""
    days = _days(numbers.first, numbers.last)
    title = f"{days}: what became of our leads"
    headline = f"{days}: {numbers.sent} sent to sales, {numbers.accepted} accepted, {numbers.rejected} rejected"
    blocks: list[Block] = [header(title)]
    blocks += [context("So far; the full digest comes once its days are over.")] if so_far else []
    if numbers.quiet:
        quiet = "All quiet: no leads came in and none are waiting. `/lead` adds the next one."
        return Message(headline, [*blocks, section(quiet)])
    blocks += [section(_marketing(numbers)), *_sources(numbers.sources), divider(), section(_sales(numbers))]
    blocks += [divider(), section(_now(numbers)), context(_before(numbers))]
    return Message(headline, blocks)


def going(count: int, numbers: list[int], months: int) -> list[Block]:
    """Announce that contact details of closed leads go, and say how to keep them; nothing if none do."""
    if not count:
        return []
    named = ", ".join(f"L-{number}" for number in numbers)
    more = f" and {count - len(numbers):,} more" if count > len(numbers) else ""
    which = "one closed lead" if count == 1 else f"{count:,} closed leads"
    text = (
        f":hourglass: *From next week* the addresses and numbers of {which} go for good, {months} months after it was "
        f"closed: {named}{more}. To keep them, a manager picks a longer time in Home → *Settings* → *What is kept*. A "
        "lead that is taken up again keeps its own."
    ).replace("it was closed", "it was closed" if count == 1 else "they were closed")
    return [divider(), section(text)]


def _days(first: date, last: date) -> str:
    """Write 16–22 November 2026, or 30 November – 6 December 2026."""
    if first >= last:
        return f"{last:%-d %B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last:%-d %B %Y}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first:%-d %B}{year} – {last:%-d %B %Y}"


def _marketing(numbers: Digest) -> str:
    lines = [
        f"Brought in: *{numbers.captured}*",
        f"Sent to sales: *{numbers.sent}* · accepted: *{numbers.accepted}* · rejected: *{numbers.rejected}*",
        f"Kept for nurturing: *{numbers.nurture_started}* · refused by the definition: *{numbers.refused}*",
    ]
    return ":seedling: *Marketing's side*\n" + bullets(lines)


def _sources(sources: tuple[SourceLine, ...]) -> list[Block]:
    if not sources:
        return []
    lines = [
        f"*{esc(line.source, 60)}*: {line.sent} sent, {line.accepted} accepted, {line.rejected} rejected, "
        f"{line.nurtured} nurtured"
        for line in sources
    ]
    return [section("*By source*\n" + bullets(lines))]


def _sales(numbers: Digest) -> str:
    hours = numbers.median_answer_hours
    speed = (
        "No lead was answered in these days"
        if hours is None
        else f"Half of the leads were answered within *{_time(hours)}*"
    )
    lines = [f"Accepted: *{numbers.accepted}* · rejected: *{numbers.rejected}*", speed]
    for code, count in numbers.rejected_by_reason.items():
        reason = REASON_BY_CODE.get(code)
        lines.append(f"Rejected for “{reason.label if reason else esc(code)}”: *{count}*")
    return ":handshake: *Sales' side*\n" + bullets(lines)


def _time(hours: float) -> str:
    if hours < 1:
        return f"{max(round(hours * 60), 1)} min"
    return f"{hours:.1f} h" if hours < 48 else f"{hours / 24:.1f} days"


def _now(numbers: Digest) -> str:
    old = f", *{numbers.waiting_over_a_day}* of them for more than a day" if numbers.waiting_over_a_day else ""
    if numbers.waiting_over_a_day == numbers.waiting > 0:
        old = f", {'all of them ' if numbers.waiting > 1 else ''}for more than a day"
    late = f", *{numbers.overdue}* overdue" if numbers.overdue else ""
    lines = [
        f"Waiting for sales: *{numbers.waiting}*{old}",
        f"Nurturing: *{numbers.nurturing}*, due in the next seven days: *{numbers.due_next_week}*{late}",
    ]
    return ":hourglass_flowing_sand: *Right now*\n" + bullets(lines)


def _before(numbers: Digest) -> str:
    weeks = [f"from {day:%-d %b} {sent}/{accepted}/{rejected}" for day, sent, accepted, rejected in numbers.before]
    return "The four weeks before (sent/accepted/rejected): " + " · ".join(weeks)
