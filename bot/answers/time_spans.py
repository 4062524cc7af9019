"""Times as people type them ("ASAP", "in about two months", "next quarter"), in days from today."""

import math
import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

EVER = math.inf
_ABOUT = 0.25
_UNITS: Mapping[str, float] = {"day": 1, "week": 7, "month": 30.5, "quarter": 91.5, "year": 366}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_MONTH = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
_MONTH += "|nov(?:ember)?|dec(?:ember)?"
_UNIT = r"(day|week|month|quarter|year)s?"
_NUMBER = r"(?:(\d{1,3})(?:-(\d{1,3}))?|(couple|few|half|one))"
_WORDS = frozenset(
    """
    please pls thanks id i we think say would they them their theyre it its is are the a an of time so or probably just
    ok okay well hopefully ideally want wants wanted to buy hope hopes plan plans need needs needed like looking start
    going purchase decide decision from between now
    """.split()  # noqa: SIM905
)
_AT_ONCE = re.compile(
    "asap|(?:as )?soon as possible|immediately|right away|straight away|at once|right|today|tomorrow|urgent(?:ly)?"
)
_UNTIL = ("within", "by", "under", "less than", "inside", "up", "at most", "no later than", "before")
_AFTER = ("over", "more than", "at least", "after", "not before", "beyond", "earliest", "not until")
_LIMITS: Mapping[str, str] = {
    **dict.fromkeys(_UNTIL, "until"),
    **dict.fromkeys(_AFTER, "after"),
    **dict.fromkeys(("about", "around", "roughly", "approximately", "in about", "in around", "in roughly"), "about"),
    **dict.fromkeys(("in", "in next", "next", "within next", "over next", "for"), "in"),
}
_LIMIT = "|".join(sorted(map(re.escape, _LIMITS), key=len, reverse=True))
_AMOUNT = re.compile(rf"(?:({_LIMIT}) )?{_NUMBER}? ?{_UNIT}(?: (max|maximum|tops|latest|earliest|minimum))?")
_PART = r"(?:(early|mid|middle|late|beginning|start|end) (?:in )?)?"
_NAMED = re.compile(rf"(?:({_LIMIT}) )?{_PART}(this|next|coming) {_UNIT}(?: end)?")
_ENDS = re.compile(rf"(?:({_LIMIT}) )?(?:end (week|month|quarter|year)|(week|month|quarter|year) end|eo([mqy]))")
_CALENDAR = re.compile(rf"(?:({_LIMIT}) )?{_PART}(?:({_MONTH})|q([1-4])|h([12]))?(?: ?(20\d\d))?")


class Span(NamedTuple):
    """A time between two days, counted from today."""

    first: float
    last: float


def span_of(folded: str, today: date) -> Span | None:
    """Return the time that the whole text names; None if it names none. `folded` is in lower case, without punctuation,
    its numbers in digits."""
    text = " ".join(word for word in re.sub(r"(\d) to (?=\d)", r"\1-", folded).split() if word not in _WORDS)
    if not text:
        return Span(0, 7) if "now" in folded.split() else None
    if _AT_ONCE.fullmatch(text):
        return Span(0, 31)
    for reads, read in _READERS.items():
        found = reads.fullmatch(text)
        span = read(found, today) if found and found[0] else None
        if span and span.last >= 0:
            return Span(max(span.first, 0), span.last)
    return None


def _amount(found: re.Match[str], today: date) -> Span | None:
    limit, one, other, word, unit, after = found.groups()
    if not (limit or one or word):
        return None
    days = _UNITS[unit]
    if limit in ("next", "in next") and not one and not word:
        return None
    first, last = _counted(one, other, word)
    span = Span(first * days, last * days)
    if limit == "next" and unit in ("week", "month"):
        limit = "within"
    if after:
        limit = "at least" if after in ("earliest", "minimum") else "within"
    return _limited(span, limit)


def _counted(one: str | None, other: str | None, word: str | None) -> tuple[float, float]:
    if one:
        return float(one), float(other or one)
    return {"couple": (1.5, 2.5), "few": (2.0, 5.0), "half": (0.5, 0.5)}.get(word or "", (1.0, 1.0))


def _limited(span: Span, limit: str | None) -> Span:
    how = _LIMITS.get(limit or "in")
    if how == "until":
        return Span(0, span.first if limit == "before" else span.last)
    if how == "after":
        return Span(span.last if limit in ("over", "more than", "after", "beyond") else span.first, EVER)
    if how == "about":
        return Span(span.first * (1 - _ABOUT), span.last * (1 + _ABOUT))
    return span


def _named(found: re.Match[str], today: date) -> Span | None:
    limit, part, which, unit = found.groups()
    first, last = _period(unit, today, 0 if which == "this" else 1)
    return _limited(_part(part, first, last, today), limit)


def _ends(found: re.Match[str], today: date) -> Span | None:
    limit, ends, ended, short = found.groups()
    unit = ends or ended or {"m": "month", "q": "quarter", "y": "year"}[short]
    first, last = _period(unit, today, 0)
    return _limited(_part("end" if limit not in ("by", "before", "within") else None, first, last, today), limit)


def _calendar(found: re.Match[str], today: date) -> Span | None:
    limit, part, month, quarter, half, year = found.groups()
    if not (month or quarter or half or year):
        return None
    length = 1 if month else 3 if quarter else 6 if half else 12
    begins = _MONTHS.index(month[:3]) + 1 if month else (int(quarter or half or 1) - 1) * length + 1
    first, last = _months(int(year or today.year), begins, length)
    if not year and last < today:
        first, last = _months(today.year + 1, begins, length)
    span = _part(part, first, last, today)
    return _limited(span, limit)


def _period(unit: str, today: date, later: int) -> tuple[date, date]:
    if unit == "day":
        return (today + timedelta(days=later),) * 2
    if unit == "week":
        monday = today + timedelta(days=7 * later - today.weekday())
        return monday, monday + timedelta(days=6)
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    return _months(today.year, (today.month - 1) // length * length + 1 + later * length, length)


def _months(year: int, begins: int, length: int) -> tuple[date, date]:
    """Return the first and the last day of so many months; the thirteenth month is January of the next year."""
    (more, month), (later, end) = divmod(begins - 1, 12), divmod(begins + length - 2, 12)
    last = monthrange(year + later, end + 1)[1]
    return date(year + more, month + 1, 1), date(year + later, end + 1, last)


def _part(part: str | None, first: date, last: date, today: date) -> Span:
    """Return the part of a period that is meant: its first, middle or last third, or all that is left of it."""
    begins, ends = (first - today).days, (last - today).days
    third = (ends - begins) / 3
    if part in ("early", "beginning", "start"):
        return Span(begins, begins + third)
    if part in ("mid", "middle"):
        return Span(begins + third, ends - third)
    if part in ("late", "end"):
        return Span(max(ends - third, 0), ends)
    return Span(begins, ends)


_READERS: Mapping[re.Pattern[str], Callable[[re.Match[str], date], Span | None]] = {
    _AMOUNT: _amount,
    _NAMED: _named,
    _ENDS: _ends,
    _CALENDAR: _calendar,
}
