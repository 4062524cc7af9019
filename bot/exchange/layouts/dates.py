"""Dates as programs write them: one order of day and month for a whole column, and moments in UTC."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_NONE = re.compile(r"|-+|0+[./-]0+[./-]0+|n/?a|null|none", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)")
_MONTHS = {
    name: at
    for at, names in enumerate(
        (
            "jan january januar janvier enero gennaio januari janeiro stycznia ledna jänner janv ene gen",
            "feb february februar fevrier février febrero febbraio februari fevereiro lutego unora fév",
            "mar march märz marz mars marzo maart março marca března maerz mär",
            "apr april avril abril aprile kwietnia dubna avr abr",
            "may mai mayo maggio mei maio maja maj května mag",
            "jun june juni juin junio giugno junho czerwca června giu",
            "jul july juli juillet julio luglio julho lipca července lug juil",
            "aug august août aout agosto augustus sierpnia srpna augusti ago",
            "sep sept september septembre septiembre settembre setembro września září set",
            "oct october oktober octobre octubre ottobre outubro października října okt ott out",
            "nov november novembre noviembre novembro listopada listopadu",
            "dec december dezember décembre decembre diciembre dicembre dezembro grudnia prosince dez dic déc",
        ),
        1,
    )
    for name in names.split()
}
_NAMED_DAY = re.compile(
    r"(?:[^\W\d]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[.]?\s*(?:de\s+)?([^\W\d]+)[.,]?\s*(?:de\s+)?(\d{4})"
)
_NAMED_MONTH = re.compile(r"(?:[^\W\d]+,?\s+)?([^\W\d]+)[.]?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_TIME = re.compile(r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*([ap])?\.?(?:m\.?)?(?![\w])", re.IGNORECASE)
_OFFSET = re.compile(r"(?:(?:UTC|GMT)\s*)?([+-])(\d{1,2}):?(\d{2})?\)?$|(Z)$")
_ZONES = {
    **dict.fromkeys(("utc", "gmt"), 0),
    "cet": 1,
    "cest": 2,
    "bst": 1,
    "mez": 1,
    "mesz": 2,
    "eet": 2,
    "eest": 3,
    "wet": 0,
    "west": 1,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_EPOCH = datetime(1899, 12, 30)
"""The day that Excel counts days from."""
_FIRST, _LAST = 1990, 2100
_MILLISECONDS = re.compile(r"1\d{12}")
_SECONDS = re.compile(r"1\d{9}")


class ImpossibleError(ValueError):
    """A day that there is not, or not in the order of the column's other dates."""


def is_blank(cell: str) -> bool:
    """Tell whether a cell stands for no date at all, as "--" and "0/0/00" do."""
    return bool(_NONE.fullmatch(cell.strip()))


def order_of(cells: Iterable[str], usual: bool | None = None) -> bool | None:
    """Tell whether a column's dates have the day before the month: as all of them say together, else as is `usual`.
    None while both orders fit. Of dates that contradict each other, the more decide."""
    day_first = month_first = 0
    for cell in cells:
        found = _NUMBERS.match(cell) if cell[:1].isdigit() else None
        if found is None:
            continue
        first, mark, second = int(found[1]), found[2], int(found[3])
        if mark == "." or (first > 12 >= second):
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
    if day_first != month_first:
        return day_first > month_first
    return usual


def fits_both(cell: str) -> bool:
    """Tell whether a date can be read with the day or the month first, and only its column decides."""
    found = _NUMBERS.match(cell)
    if found is None or found[2] == "." or found[1] == found[3]:
        return False
    return int(found[1]) <= 12 and int(found[3]) <= 12


def moment_of(cell: str, day_first: bool | None, zone: tzinfo = UTC) -> datetime | None:
    """Return the moment in UTC; a time without a zone is in `zone`, and a day begins there. None for a blank, for what
    is no date, and for one of which the order is open. Raises ImpossibleError for a date that there is not."""
    text = cell.strip()
    if is_blank(text):
        return None
    if _SERIAL.fullmatch(text):
        return _stamped(_EPOCH + timedelta(days=float(text.replace(",", "."))), zone)
    if _MILLISECONDS.fullmatch(text) or _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    found = _day_in(text, day_first)
    if found is None:
        return None
    (year, month, day), rest = found
    return _stamped(_dated(year, month, day, text), zone, rest)


def _day_in(text: str, day_first: bool | None) -> tuple[tuple[int, int, int], str] | None:
    """Return year, month and day, and what follows them."""
    if iso := _ISO.match(text):
        return (int(iso[1]), int(iso[2]), int(iso[3])), text[iso.end() :]
    if numbers := _NUMBERS.match(text):
        if day_first is None and fits_both(text):
            return None
        first, second, year = int(numbers[1]), int(numbers[3]), int(numbers[4])
        leads = True if numbers[2] == "." else (first > 12) if day_first is None else day_first
        day, month = (first, second) if leads else (second, first)
        return (year + 2000 if year < 100 else year, month, day), text[numbers.end() :]
    for pattern, day_at, month_at in ((_NAMED_DAY, 1, 2), (_NAMED_MONTH, 2, 1)):
        named = pattern.match(text)
        if named and named[month_at].casefold() in _MONTHS:
            which = _MONTHS[named[month_at].casefold()]
            return (int(named[3]), which, int(named[day_at])), text[named.end() :]
    return None


def _dated(year: int, month: int, day: int, text: str) -> datetime:
    try:
        found = datetime(year, month, day)
    except ValueError:
        raise ImpossibleError(text) from None
    if not _FIRST <= year <= _LAST:
        raise ImpossibleError(text)
    return found


def _stamped(day: datetime, zone: tzinfo, rest: str = "") -> datetime:
    """Return the day at the time that the rest names, in the zone that it names."""
    time = _TIME.search(rest)
    if time:
        hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
        if half := (time[4] or "").lower():
            hour = hour % 12 + 12 * (half == "p")
        if hour < 24 and minute < 60 and second < 60:
            day = day.replace(hour=hour, minute=minute, second=second)
        zone = _zone_in(rest[time.end() :].strip(), zone)
    return day.replace(tzinfo=zone).astimezone(UTC)


def _zone_in(text: str, zone: tzinfo) -> tzinfo:
    if found := _OFFSET.match(text):
        hours, minutes = int(found[2] or 0), int(found[3] or 0)
        offset = timedelta(hours=hours, minutes=minutes) * (-1 if found[1] == "-" else 1)
        return timezone(offset) if abs(offset) < timedelta(hours=24) else zone
    named = _ZONES.get(text.strip("()").casefold())
    return zone if named is None else timezone(timedelta(hours=named))
