"""Working hours as people type them, "Mon-Thu 9:00-12:30, 13:30-17:30; Fri 9-13", read and written back."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise

from bot.lead.workplace.week import MIDNIGHT, Block, Day, Week

EXAMPLE = "Mon-Thu 9:00-12:30, 13:30-17:30; Fri 9:00-13:00"

_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPANS_OF_DAYS = {"weekdays": range(5), "every day": range(7), "daily": range(7), "weekend": range(5, 7)}
_FREE = {"off", "free", "closed", "none"}
_PART = re.compile(r"([^\d]*?)\s*:?\s*((?:\d.*|off|free|closed|none)?)", re.DOTALL)
_AND = re.compile(r"\s*(?:,|&|\+|/|\band\b)\s*")
_TO = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*")
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|h)?")
_AFTERNOON = 12 * 60


class HoursError(ValueError):
    """Hours that cannot be: its text says to whoever typed them what is wrong, and how to put it right."""


@lru_cache(maxsize=1000)
def read_week(typed: str) -> Week:
    """Read the hours; raises HoursError. Parts are set apart by semicolons or lines, a day may come in several."""
    week: list[list[Block]] = [[] for _ in _NAMES]
    parts = [part.strip() for part in re.split(r"[;\n]", typed) if part.strip()]
    for part in parts:
        days, blocks = _read_part(part)
        for weekday in days:
            week[weekday] += blocks
    if not any(week):
        raise HoursError(f"Please write on which days you work, and from when until when, such as {EXAMPLE}.")
    return tuple(_in_order(weekday, blocks) for weekday, blocks in enumerate(week))


def hours_problem(typed: str) -> str:
    """Say what is wrong with the hours typed and how to put it right; empty when nothing is."""
    try:
        read_week(typed)
    except HoursError as problem:
        return str(problem)
    return ""


def write_week(week: Week) -> str:
    """Write the hours so that they read back the same; days in a row that are alike are put together."""
    written = []
    for blocks, days in groupby(range(7), key=lambda weekday: week[weekday]):
        first, *others = days
        if blocks:
            name = f"{_NAMES[first]}-{_NAMES[others[-1]]}" if others else _NAMES[first]
            written.append(f"{name} {write_day(blocks)}")
    return "; ".join(written)


def write_day(blocks: Day) -> str:
    """Write one day's blocks: "9:00-12:30, 13:30-17:30"."""
    return ", ".join(f"{_clock(block.start)}-{_clock(block.end)}" for block in blocks)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _in_order(weekday: int, blocks: list[Block]) -> Day:
    ordered = sorted(set(blocks))
    for before, after in pairwise(ordered):
        if after.start < before.end:
            both = f"{write_day((before,))} and {write_day((after,))}"
            raise HoursError(f"On {_FULL[weekday].title()}, {both} overlap. Please leave one of them out.")
    return tuple(ordered)


def _read_part(part: str) -> tuple[list[int], list[Block]]:
    found = _PART.fullmatch(part.lower())
    if found is None or not found[1].strip(" ,"):
        raise HoursError(f"“{part[:40]}” does not say on which days. Please write it like {EXAMPLE}.")
    days = [weekday for text in _AND.split(found[1].strip(" ,")) for weekday in _days(text)]
    if found[2] in _FREE:
        return days, []
    if not found[2]:
        raise HoursError(f"“{part[:40]}” does not say from when until when. Please write it like {EXAMPLE}.")
    return days, [_block(text) for text in _AND.split(found[2].strip(" ,."))]


def _days(text: str) -> Iterator[int]:
    text = text.removesuffix(" from").strip(" .")
    if text in _SPANS_OF_DAYS:
        yield from _SPANS_OF_DAYS[text]
        return
    first, *rest = _TO.split(text)
    begin = _weekday(first)
    end = _weekday(rest[0]) if len(rest) == 1 else begin
    if len(rest) > 1:
        raise HoursError(f"“{text[:40]}” is not a day or a span of days. Please write it like {EXAMPLE}.")
    for n in range((end - begin) % 7 + 1):  # Sun-Thu is a week as well
        yield (begin + n) % 7


def _weekday(text: str) -> int:
    word = text.strip(" .")
    for weekday, full in enumerate(_FULL):
        if len(word) >= 2 and (full.startswith(word) or word == f"{full}s"):
            return weekday
    raise HoursError(f"“{word[:40]}” is not a day. Please write Mon, Tue, Wed, Thu, Fri, Sat or Sun.")


def _block(text: str) -> Block:
    ends = _TO.split(text)
    times = [_TIME.fullmatch(each) for each in ends]
    if len(ends) != 2 or None in times:
        raise HoursError(f"“{text[:40]}” is not a span of time. Please write it like 9:00-12:30.")
    start, end = (_minutes(time, text) for time in times if time)
    first, last = (time[3] for time in times if time)
    if not first and last in ("pm", "p.m.") and start + _AFTERNOON < end:
        start += _AFTERNOON  # 1-5pm
    if start >= end:
        later = f" Or did you mean {_clock(start)}-{_clock(end + _AFTERNOON)}?" if start < end + _AFTERNOON else ""
        raise HoursError(
            f"“{text[:40]}” ends before it starts. Please write hours of the night as two days: Mon 22-24; Tue 0-6."
            if not later
            else f"“{text[:40]}” ends before it starts.{later}"
        )
    return Block(start, end)


def _minutes(time: re.Match[str], text: str) -> int:
    hour, minute, half = int(time[1]), int(time[2] or 0), (time[3] or "").replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise HoursError(f"“{text[:40]}” has no such hour. Please write it like 9:00-12:30 or 9am-12:30pm.")
        hour = hour % 12 + (12 if half == "pm" else 0)
    minutes = 60 * hour + minute
    if minute >= 60 or minutes > MIDNIGHT:
        raise HoursError(f"“{text[:40]}” has no such time. Please write times from 0:00 to 24:00.")
    return minutes
