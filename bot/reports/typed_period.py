"""The days that a report is about, as people type them: "2026-Q4", "november", "last month", "last 30 days"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

_DAY = timedelta(days=1)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(20\d\d)"
_ISO = re.compile(rf"{_YEAR}-(\d\d?)-(\d\d?)")
_DOTTED = re.compile(rf"(\d\d?)\.\s?(\d\d?)\.\s?{_YEAR}")
_DAY_MONTH = re.compile(rf"(\d\d?)(?:st|nd|rd|th)?\.? {_NAME}(?: {_YEAR})?")
_MONTH_DAY = re.compile(rf"{_NAME} (\d\d?)(?:st|nd|rd|th)?(?: {_YEAR})?")
_QUARTERS = (re.compile(rf"{_YEAR}[- /]?q([1-4])"), re.compile(rf"q([1-4])(?:[- /]?{_YEAR})?"))
_MONTH = re.compile(rf"{_YEAR}[-/](\d\d?)"), re.compile(rf"{_NAME}(?: {_YEAR})?"), re.compile(rf"(\d\d?)/{_YEAR}")
_WEEK = re.compile(rf"{_YEAR}-?w(\d\d?)"), re.compile(r"(?:week|w|cw|kw) ?(\d\d?)")
_LAST = re.compile(r"(?:the )?(?:last|past) (?:(\d{1,4}|two|three|four|six|twelve) )?(day|week|month|quarter|year)s?")
_UNIT = re.compile(r"(?:(this|current) )?(week|month|quarter|year)(?: to date| so far)?")
_COUNTS = {"two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12}
_TO = re.compile(r"\s*(?:\.\.+|…|–|—| - | to | until | till | and )\s*")
EXAMPLES = "`2026-Q4`, `2026-11`, `november`, `last month`, `last 30 days` or `2026-10-01..2026-12-15`"


class Days(NamedTuple):
    """The first and the last local day, both counted."""

    first: date
    last: date


def days_typed(typed: str, today: date) -> Days | None:
    """Read the days; None if they are none. A month or quarter without its year is the latest that has begun."""
    text = " ".join(typed.lower().replace(",", " ").split()).strip(" .!")
    text = text.removeprefix("for ").removeprefix("of ").removeprefix("from ").removeprefix("between ").strip()
    if found := _one(text, today):
        return found
    parts = _TO.split(text)
    if len(parts) != 2:
        return None
    return _between(parts[0], parts[1], today)


def _between(begin: str, end: str, today: date) -> Days | None:
    last = Days(today, today) if end in ("now", "today") else _one(end, today)
    if last is None and (year := re.search(_YEAR, begin)):
        last = _one(f"{end} {year[1]}", today)
    first = _one(begin, today)
    if first and last and first.first > last.last:
        if not re.search(_YEAR, end):  # "november..december", asked in November
            last = _one(f"{end} {first.first.year}", today) or last
        elif not re.search(_YEAR, begin):  # "october to 15 december 2025"
            same = _one(f"{begin} {last.first.year}", today)
            first = same if same and same.first <= last.last else _one(f"{begin} {last.first.year - 1}", today)
    return Days(first.first, last.last) if first and last and first.first <= last.last else None


def _one(text: str, today: date) -> Days | None:
    if text in ("today", "yesterday"):
        day = today - (text == "yesterday") * _DAY
        return Days(day, day)
    for read in (_day, _month, _quarter, _week, _year, _latest):
        try:
            found = read(text, today)
        except (ValueError, OverflowError):
            return None  # the thirtieth of February
        if found:
            return found
    return None


def _day(text: str, today: date) -> Days | None:
    if found := _ISO.fullmatch(text):
        day = date(int(found[1]), int(found[2]), int(found[3]))
    elif found := _DOTTED.fullmatch(text):
        day = date(int(found[3]), int(found[2]), int(found[1]))
    elif found := _DAY_MONTH.fullmatch(text):
        day = _past(int(found[1]), found[2], found[3], today)
    elif found := _MONTH_DAY.fullmatch(text):
        day = _past(int(found[2]), found[1], found[3], today)
    else:
        return None
    return Days(day, day)


def _past(day: int, name: str, year: str | None, today: date) -> date:
    month = _MONTHS.index(name) + 1
    found = date(int(year or today.year), month, day)
    return found if year or found <= today else date(today.year - 1, month, day)


def _month(text: str, today: date) -> Days | None:
    numbered, named, slashed = _MONTH
    if found := numbered.fullmatch(text):
        return month_of(int(found[1]), int(found[2]))
    if found := slashed.fullmatch(text):
        return month_of(int(found[2]), int(found[1]))
    if found := named.fullmatch(text):
        month = _MONTHS.index(found[1]) + 1
        return month_of(int(found[2]) if found[2] else today.year - (month > today.month), month)
    return None


def month_of(year: int, month: int, months: int = 1) -> Days:
    """Return the days of so many months from this one on."""
    first = date(year, month, 1)
    year, month = divmod(year * 12 + month - 2 + months, 12)
    return Days(first, date(year, month + 1, monthrange(year, month + 1)[1]))


def _quarter(text: str, today: date) -> Days | None:
    whole, short = _QUARTERS
    if found := whole.fullmatch(text):
        return month_of(int(found[1]), int(found[2]) * 3 - 2, 3)
    if found := short.fullmatch(text):
        month = int(found[1]) * 3 - 2
        return month_of(int(found[2]) if found[2] else today.year - (month > today.month), month, 3)
    return None


def _week(text: str, today: date) -> Days | None:
    whole, short = _WEEK
    if found := whole.fullmatch(text):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    elif found := short.fullmatch(text):
        monday = date.fromisocalendar(today.isocalendar().year, int(found[1]), 1)
        if monday > today:
            monday = date.fromisocalendar(today.isocalendar().year - 1, int(found[1]), 1)
    else:
        return None
    return Days(monday, monday + 6 * _DAY)


def _year(text: str, _today: date) -> Days | None:
    return month_of(int(text), 1, 12) if re.fullmatch(_YEAR, text) else None


def _latest(text: str, today: date) -> Days | None:
    if text in ("year to date", "ytd"):
        text = "this year"
    if found := _UNIT.fullmatch(text):
        return _unit(found[2], today, 0)
    if not (found := _LAST.fullmatch(text)):
        return None
    if found[1] is None:
        return _unit(found[2], today, 1) if found[2] != "day" else None
    count, unit = _COUNTS.get(found[1]) or int(found[1]), found[2]
    if count < 1:
        return None
    if unit in ("day", "week"):  # whole days that are over
        return Days(today - count * (7 if unit == "week" else 1) * _DAY, today - _DAY)
    return Days(_unit(unit, today, count).first, _unit(unit, today, 1).last)


def _unit(unit: str, today: date, earlier: int) -> Days:
    """Return the whole week, month, quarter or year that is so many before this one."""
    if unit == "week":
        monday = today - (today.weekday() + 7 * earlier) * _DAY
        return Days(monday, monday + 6 * _DAY)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod((today.year * 12 + today.month - 1) // months * months - earlier * months, 12)
    return month_of(year, month + 1, months)
