"""Days as people type them, "friday", "24 dec", "next week", "end of the month", each read as a first and a last."""

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
"""The first and the last day of what was typed: the same day twice for a single one."""

_DAY = timedelta(days=1)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3, "mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "sa": 5, "su": 6}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ISO = re.compile(r"(20\d\d)-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.?(20\d\d|\d\d)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(20\d\d))?")
_DAY_MONTH = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?: (20\d\d))?")
_MONTH_DAY = re.compile(rf"{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?(?: (20\d\d))?")
_IN_A_MONTH = re.compile(rf"{_MONTH}(?: (20\d\d))?")
_ABBREVIATED = re.compile(r"(?<=[a-z])\.|(?<=\d)\.(?= [a-z])")
"""The full stop of "Dec. 24" and "24. December"."""
_IN = re.compile(r"(?:in )?(a|one|two|\d{1,3}) (day|week)s?")
_COUNTS = {"a": 1, "one": 1, "two": 2}
_UNIT = re.compile(r"(?:(end|rest|start|beginning) of )?(?:(this|next|coming) )?(week|month|year|weekend)(?: (end))?")


def days_of(text: str, today: date) -> Days | None:
    """Return the days that the whole text names, in lower case and without commas, none before today; None if it names
    none, or two that it might be."""
    if text in ("today", "the day", "day", "rest of day"):
        return today, today
    if text in ("tomorrow", "tmrw", "tmr"):
        return _one(today + _DAY)
    if text in ("day after tomorrow", "overmorrow"):
        return _one(today + 2 * _DAY)
    return _weekday(text, today) or _written(text, today) or _period(text, today)


def read_day(typed: str, today: date) -> date | None:
    """Read the day that something is put off until, the next one of that name or number; None if it is none, or over.
    Of several days it is the first. A weekday is not today, and "next friday" is the coming one."""
    text = " ".join(typed.lower().replace(",", " ").split()).strip(" !").removeprefix("on ")
    text = _ABBREVIATED.sub("", text)
    if found := _IN.fullmatch(text):
        return today + timedelta(days=_COUNTS.get(found[1]) or int(found[1])) * (7 if found[2] == "week" else 1)
    if not _UNIT.fullmatch(text):
        text = text.removeprefix("next ")
    days = days_of(text, today)
    if days == (today, today) and text.isalpha() and text != "today":
        days = days_of(text, today + _DAY)
    return days[0] if days else None


def _one(day: date) -> Days:
    return day, day


def _weekday(text: str, today: date) -> Days | None:
    which, _, name = text.rpartition(" ")
    if which not in ("", "this", "next", "coming"):
        return None
    number = _SHORT.get(name)
    if number is None:
        full = [
            n for n, word in enumerate(_WEEKDAYS) if len(name) >= 3 and (word.startswith(name) or name == f"{word}s")
        ]
        if len(full) != 1:
            return None
        number = full[0]
    if which == "next":
        return _one(today - today.weekday() * _DAY + (7 + number) * _DAY)
    return _one(today + (number - today.weekday()) % 7 * _DAY)


def _written(text: str, today: date) -> Days | None:
    if found := _ISO.fullmatch(text):
        return _dated(int(found[1]), int(found[2]), int(found[3]), today)
    if found := _DOTTED.fullmatch(text):
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0) if found[3] else 0
        return _dated(year, int(found[2]), int(found[1]), today)
    if found := _SLASHED.fullmatch(text):
        one, other = int(found[1]), int(found[2])
        if one <= 12 and other <= 12 and one != other:
            return None  # 3/4 is in April for some, and in March for others
        return _dated(
            int(found[3] or 0), min(one, other) if one > 12 else one, max(one, other) if one > 12 else other, today
        )
    if found := _DAY_MONTH.fullmatch(text):
        return _dated(int(found[3] or 0), _month(found[2]), int(found[1]), today)
    if found := _MONTH_DAY.fullmatch(text):
        return _dated(int(found[3] or 0), _month(found[1]), int(found[2]), today)
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _dated(year: int, month: int, day: int, today: date) -> Days | None:
    """Make a day of that year or, with 0, of this one or the next, whichever comes first."""
    for each in (year,) if year else (today.year, today.year + 1):
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if found >= today:
            return _one(found)
    return None


def _period(text: str, today: date) -> Days | None:
    if found := _IN_A_MONTH.fullmatch(text):
        month, year = _month(found[1]), int(found[2] or 0)
        year = year or today.year + (month < today.month)
        whole = (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return (max(whole[0], today), whole[1]) if whole[1] >= today else None
    if not (found := _UNIT.fullmatch(text)):
        return None
    part, which, unit = found[1] or found[4], found[2], found[3]
    first, last = _unit(unit, today, later=1 if which == "next" else 0)
    if part == "end":
        return _one(last if unit != "week" else last - 2 * _DAY)
    if part in ("start", "beginning"):
        return _one(max(first, today))
    return max(first, today), last


def _unit(unit: str, today: date, later: int) -> Days:
    monday = today - today.weekday() * _DAY + 7 * later * _DAY
    if unit == "week":
        return monday, monday + 6 * _DAY
    if unit == "weekend":
        return monday + 5 * _DAY, monday + 6 * _DAY
    if unit == "year":
        return date(today.year + later, 1, 1), date(today.year + later, 12, 31)
    year, month = divmod(today.year * 12 + today.month - 1 + later, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
