"""The lines of a digest, a side at a time: marketing's, sales', nurturing, and what stands right now."""

from collections.abc import Callable, Iterator, Mapping

from bot.digest.headline import usually, won_for
from bot.digest.record import Digest
from bot.lead.ending.lost_reasons import LOST_BY_CODE, OTHER
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.numbers.counts import Numbers
from bot.numbers.number import Number
from bot.promises.lines import working_time
from bot.slack.text import esc

_SEGMENTS = 6


def marketing(digest: Digest) -> Iterator[str]:
    counts = digest.counts
    yield f"*{counts[Number.CAPTURED]:,}* added{usually(digest, Number.CAPTURED)}"
    yield f"*{counts[Number.OFFERED]:,}* sent to sales{usually(digest, Number.OFFERED)}"
    others = (Number.NURTURED, "kept for nurturing"), (Number.REFUSED, "refused by the definition")
    rest = [f"*{counts[each]:,}* {words}{usually(digest, each)}" for each, words in others if counts[each]]
    if rest:
        yield " · ".join(rest)


def sales(digest: Digest) -> Iterator[str]:
    counts = digest.counts
    yield f"*{counts[Number.ACCEPTED]:,}* accepted{usually(digest, Number.ACCEPTED)}"
    reasons = _most_first(counts.reasons, reason_label)
    why = f": {reasons}" if reasons else ""
    yield f"*{counts[Number.REJECTED]:,}* rejected{usually(digest, Number.REJECTED)}{why}"
    yield from _speed(digest)
    if counts[Number.WON] or counts[Number.LOST]:
        yield _ended(digest)


def nurture(digest: Digest) -> Iterator[str]:
    counts = digest.counts
    back, accepted = counts[Number.BROUGHT_BACK], counts[Number.BROUGHT_BACK_ACCEPTED]
    if back or accepted:
        yield f"*{back:,}* brought back to sales · *{accepted:,}* accepted that had been nurtured"
    if digest.standing:
        yield nurturing(digest.standing)


def nurturing(standing: Numbers) -> str:
    """Say how many are nurtured, which follow-ups on them are late, and how many come within a week."""
    said = f"*{standing.get(Number.NURTURING, 0):,}* being nurtured"
    if not standing.get(Number.NURTURING):
        return said
    when = (
        (Number.DUE_OVERDUE, "overdue"),
        (Number.DUE_TODAY, "due today"),
        (Number.DUE_NEXT_WEEK, "within a week"),
    )
    counts = ", ".join(f"*{standing[each]:,}* {words}" for each, words in when if standing.get(each))
    return f"{said} · follow-ups: {counts}" if counts else f"{said} · no follow-up within a week"


def waiting(standing: Numbers) -> str:
    """Say what waits for sales, how much of it for long, and what nobody looks after."""
    count = standing.get(Number.WAITING, 0)
    said = f"*{count:,}* {'waits' if count == 1 else 'wait'} for sales" if count else "Nothing waits for sales"
    long = standing.get(Number.WAITING_LONG, 0)
    if count and long:
        said += f", {'all of them ' if long == count > 1 else '' if long == count else f'*{long:,}* of them '}"
        said = f"{said.rstrip()} for more than a day"
    rest = (Number.OVERDUE, "overdue"), (Number.UNOWNED, "with nobody")
    return " · ".join([said, *(f"*{standing[each]:,}* {words}" for each, words in rest if standing.get(each))])


def segments(digest: Digest) -> str:
    """Say how the segments did, where leads have some; "" else."""
    named = [part for part in digest.counts.by_segment if part.name and part.numbers.get(Number.OFFERED)]
    if len(named) < 2:
        return ""
    said = (
        f"{esc(part.name, 40)} {part.numbers.get(Number.ACCEPTED, 0):,} of {part.numbers[Number.OFFERED]:,}"
        for part in named[:_SEGMENTS]
    )
    more = f", {len(named) - _SEGMENTS} more" if len(named) > _SEGMENTS else ""
    return f"Accepted and sent by segment: {', '.join(said)}{more}"


def _speed(digest: Digest) -> Iterator[str]:
    """Say how long answers took; nothing where only answers of an earlier release are counted."""
    answering = digest.counts.answering
    if answering.median is None:
        return
    median = working_time(round(answering.median))
    p90 = working_time(round(answering.p90)) if answering.p90 is not None else median
    slow = f", nine in ten within *{p90}*" if p90 != median else ""
    yield f"Half of {_answers(answering.answers)} came within *{median}*{slow} of working time"


def _answers(count: int) -> str:
    return "the answers" if not count else "one answer" if count == 1 else f"{count:,} answers"


def _ended(digest: Digest) -> str:
    counts = digest.counts
    amounts, reasons = won_for(digest, 5), _most_first(counts.lost_reasons, lost_label)
    won = f"*{counts[Number.WON]:,}* won{f' ({amounts})' if amounts else ''}"
    return f"{won} · *{counts[Number.LOST]:,}* lost{f': {reasons}' if reasons else ''}"


def _most_first(counts: Mapping[str, int], named: Callable[[str], str]) -> str:
    most = sorted(((esc(named(code)), count) for code, count in counts.items()), key=lambda each: -each[1])
    return ", ".join(f"{name} {count:,}" for name, count in most)


def reason_label(code: str) -> str:
    """Name the reason of a rejection; one that this release does not know by its code."""
    return REASON_BY_CODE[code].label if code in REASON_BY_CODE else code


def lost_label(code: str) -> str:
    """Name the reason for which a lead was lost; "other" where none was given."""
    return LOST_BY_CODE.get(code, LOST_BY_CODE[OTHER]).label.lower()
