"""The weeks, months or quarters that a long time is compared by."""

from datetime import date, timedelta
from typing import NamedTuple

from bot.reports.typed_period import Days, month_of

_DAY = timedelta(days=1)
_WEEKS, _MONTHS = 62, 600
"""The most days that are compared by weeks, and by months: a chart shows twenty."""


class Parts(NamedTuple):
    """The name of `each` part, and the days of all, the earliest first."""

    each: str
    days: list[Days]


def parts_of(whole: Days) -> Parts:
    """Cut the days into weeks, months or quarters, none of them beyond the whole; nothing less than two weeks is."""
    length = (whole.last - whole.first).days + 1
    if length < 14:
        return Parts("Day", [])
    each = "Week" if length <= _WEEKS else "Month" if length <= _MONTHS else "Quarter" if length <= 1800 else "Year"
    found, begin = [], whole.first
    while begin <= whole.last:
        end = min(_end(each, begin), whole.last)
        found.append(Days(begin, end))
        begin = end + _DAY
    return Parts(each, found)


def _end(each: str, begin: date) -> date:
    if each == "Week":
        return begin + (6 - begin.weekday()) * _DAY
    months = {"Month": 1, "Quarter": 3, "Year": 12}[each]
    return month_of(begin.year, (begin.month - 1) // months * months + 1, months).last
