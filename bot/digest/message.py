"""The weekly digest: the same numbers for both teams, marketing's side first, then sales'."""

from collections.abc import Iterator
from datetime import date

from bot.digest.numbers import Digest, SourceLine, sum_of
from bot.lead.ending.lost_reasons import LOST_BY_CODE, OTHER
from bot.lead.ending.money import Money
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.promises.lines import working_time
from bot.slack.blocks import Block, Message, context, divider, header, section
from bot.slack.text import bullets, esc

_ONES = 2
"""Sources with one lead each that have a line of their own; where there are more, they share one."""


def digest(numbers: Digest, *, so_far: bool = False) -> Message:
    """Draw the digest; `so_far` marks a preview of days that are not over."""
    days = _days(numbers.first, numbers.last)
    title = f"{days}: what became of our leads"
    headline = f"{days}: {numbers.sent} sent to sales, {numbers.accepted} accepted, {numbers.rejected} rejected"
    if numbers.quiet:
        return Message(f"{days}: nothing new", [section(f"*{title}.* {_quiet(numbers, so_far=so_far)}")])
    blocks: list[Block] = [header(title)]
    blocks += [context("So far; the full digest comes once its days are over.")] if so_far else []
    blocks += [section(_marketing(numbers)), *_sources(numbers.sources), divider(), section(_sales(numbers))]
    blocks += [divider(), section(_now(numbers)), *_before(numbers)]
    return Message(headline, blocks)


def _quiet(numbers: Digest, *, so_far: bool) -> str:
    """Say in one line that nothing happened, and what stands."""
    standing = [
        line for line, count in zip(_standing(numbers), (numbers.waiting, numbers.nurturing), strict=True) if count
    ]
    when = "Nothing new so far" if so_far else "Nothing new"
    return f"{when}: no lead came in, and none was answered. " + (" · ".join(standing) or "`/lead` adds the next one.")


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
        f"Added: *{numbers.captured}*",
        f"Sent to sales: *{numbers.sent}* · accepted: *{numbers.accepted}* · rejected: *{numbers.rejected}*",
        f"Kept for nurturing: *{numbers.nurture_started}* · refused by the definition: *{numbers.refused}*",
    ]
    return ":seedling: *Marketing's side*\n" + bullets(lines)


def _sources(sources: tuple[SourceLine, ...]) -> list[Block]:
    if not sources:
        return []
    single = [line for line in sources if line.leads <= 1]
    lines = [_of_source(f"*{esc(line.source, 60)}*", line) for line in sources if line not in single]
    if len(single) <= _ONES:
        lines += [_of_source(f"*{esc(line.source, 60)}*", line) for line in single]
    else:
        lines.append(_of_source(f"*{len(single)} sources with one lead each*", sum_of(single)))
        lines[-1] += f" ({', '.join(esc(line.source, 60) for line in single)})"
    return [section("*By source*\n" + bullets(lines))]


def _of_source(name: str, line: SourceLine) -> str:
    counts = ("sent", line.sent), ("accepted", line.accepted), ("rejected", line.rejected), ("nurtured", line.nurtured)
    return f"{name}: " + ", ".join(f"{count} {what}" for what, count in counts if count)


def _sales(numbers: Digest) -> str:
    lines = [f"Accepted: *{numbers.accepted}* · rejected: *{numbers.rejected}*", *_speed(numbers)]
    if numbers.rejected_by_reason:
        counts = (f"{_reason(code)}: *{count}*" for code, count in numbers.rejected_by_reason.items())
        lines.append("Why rejected: " + " · ".join(counts))
    if numbers.won or numbers.lost:
        lines.append(_ended(numbers))
    return ":handshake: *Sales' side*\n" + bullets(lines)


def _speed(numbers: Digest) -> Iterator[str]:
    """Say how long an answer took in working time; nothing where only answers of an earlier release are counted."""
    if numbers.median_answer_minutes is not None:
        yield f"Median time to answer: *{working_time(round(numbers.median_answer_minutes))}* of working time"
    elif not numbers.accepted + numbers.rejected:
        yield "No lead was answered in these days"


def _ended(numbers: Digest) -> str:
    """Say how many leads were won, for how much, and how many were lost, for which reasons."""
    amounts = ", ".join(Money(hundredths, currency).words for currency, hundredths in numbers.won_in.items())
    reasons = (LOST_BY_CODE.get(code, LOST_BY_CODE[OTHER]).label.lower() for code in numbers.lost_by_reason)
    counts = ", ".join(f"{why} {n}" for why, n in zip(reasons, numbers.lost_by_reason.values(), strict=True))
    won, lost = f" ({amounts})" if amounts else "", f" ({counts})" if counts else ""
    return f"Won: *{numbers.won}*{won} · lost: *{numbers.lost}*{lost}"


def _reason(code: str) -> str:
    reason = REASON_BY_CODE.get(code)
    return reason.label if reason else esc(code)


def _now(numbers: Digest) -> str:
    return ":hourglass_flowing_sand: *Right now*\n" + bullets(_standing(numbers))


def _standing(numbers: Digest) -> tuple[str, str]:
    """Say what waits for sales, and what is nurtured."""
    old = f", *{numbers.waiting_over_a_day}* of them for more than a day" if numbers.waiting_over_a_day else ""
    if numbers.waiting_over_a_day == numbers.waiting > 0:
        old = f", {'all of them ' if numbers.waiting > 1 else ''}for more than a day"
    return f"Waiting for sales: *{numbers.waiting}*{old}", f"Nurturing: *{numbers.nurturing}*{_due(numbers)}"


def _due(numbers: Digest) -> str:
    """Say which follow-ups on what is nurtured are late, and how many come within a week."""
    if not numbers.nurturing:
        return ""
    counts = ("overdue", numbers.overdue), ("due today", numbers.due_today), ("within a week", numbers.due_next_week)
    said = ", ".join(f"*{count}* {when}" for when, count in counts if count)
    return f" · follow-ups: {said}" if said else " · no follow-up within a week"


def _before(numbers: Digest) -> list[Block]:
    if not any(sum(counts) for _, *counts in numbers.before):
        return []
    weeks = [f"from {day:%-d %b} {sent}/{accepted}/{rejected}" for day, sent, accepted, rejected in numbers.before]
    return [context("The four weeks before (sent/accepted/rejected): " + " · ".join(weeks))]
